import { readFileSync } from 'node:fs'
import { isObject } from '../../cloud/http'
import type { MessageTemplate } from '../seams'

/** Titles and labels by template id, from `{[templateId]: {title?, labels?, …}}`; none without a file. */
export function readMessageTemplates(file: string | undefined): Readonly<Record<string, MessageTemplate>> {
  if (file === undefined) return {}
  const declared: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isObject(declared)) throw new Error(`${file} 必须是以模板 id 为键的 JSON 对象`)
  return Object.fromEntries(Object.entries(declared).map(([id, template]) => [id, shownOf(template)]))
}

function shownOf(template: unknown): MessageTemplate {
  const { title, labels } = isObject(template) ? template : {}
  return {
    ...(typeof title === 'string' && { title }),
    ...(isObject(labels) && {
      labels: Object.fromEntries(Object.entries(labels).map(([key, label]) => [key, String(label)])),
    }),
  }
}
