import * as v from 'valibot'
import { MESSAGE_KINDS } from '../../../cloudfunctions/domain/messages/kinds'
import { ownAppid } from '../own-appid'
import type { Problem } from '../problem'
import { readJson } from '../read-json'
import { isMadeUp } from './made-up-templates'

const FILE = 'cloudfunctions/templates.json'

/** Kinds of values that a subscribe message has. */
const KEY =
  /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase)[1-9]\d?$/

/** WeChat gives a template of two to five keys an id of 43 characters. */
const Templates = v.record(
  v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'is no template id')),
  v.looseObject({
    kind: v.picklist(MESSAGE_KINDS, 'is no kind of message'),
    title: v.pipe(v.string(), v.minLength(1)),
    keys: v.pipe(
      v.array(v.pipe(v.string(), v.regex(KEY, 'is no kind of value that WeChat has'))),
      v.minLength(2),
      v.maxLength(5),
    ),
  }),
)

export function checkTemplates(root: string): Problem[] {
  const problems: Problem[] = []
  const templates = readJson(root, FILE, Templates, problems)
  for (const [id, { keys }] of Object.entries(templates ?? {})) {
    if (new Set(keys).size < keys.length) problems.push({ file: FILE, what: `${id}: a key stands there twice` })
  }
  if (ownAppid(root) !== null) {
    for (const [id, { kind }] of Object.entries(templates ?? {}))
      if (isMadeUp(id)) problems.push({ file: FILE, what: `${kind}: ${id} is no template of yours: docs/deploy.md §4` })
  }
  const kinds = Object.values(templates ?? {}).map(({ kind }) => kind)
  for (const kind of templates === null ? [] : MESSAGE_KINDS) {
    const count = kinds.filter((each) => each === kind).length
    if (count !== 1) problems.push({ file: FILE, what: `${kind}: ${count} templates are for it` })
  }
  return problems
}
