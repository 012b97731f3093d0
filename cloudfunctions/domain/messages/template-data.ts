import { assert } from '../assert'

/** What `subscribeMessage.send` takes as `data`. */
export type TemplateData = Readonly<Record<string, { readonly value: string }>>

/** Characters that a `thing` may have, as people count them. */
const THING_LIMIT = 20

/** The values under a template's keys, each made to fit its kind (rule N-9): WeChat refuses a message for one that does not. */
export function templateData(keys: readonly string[], values: readonly string[]): TemplateData {
  assert(keys.length === values.length, `${keys.length} keys for ${values.length} values`)
  return Object.fromEntries(keys.map((key, place) => [key, { value: fitted(key, values[place] ?? '') }]))
}

function fitted(key: string, value: string): string {
  if (!key.startsWith('thing')) return value
  const characters = [...value.replace(/\s+/g, ' ').trim()]
  return characters.length <= THING_LIMIT ? characters.join('') : `${characters.slice(0, THING_LIMIT - 1).join('')}…`
}
