import { readFileSync } from 'node:fs'
import { isObject } from '../http'

/** The subscribe-message templates that the mini program has been granted: the keys of each, such as `thing1`, by id. */
export type Templates = ReadonlyMap<string, readonly string[]>

/** Reads `{[templateId]: {keys: ["thing1", "time2"], …}}`. */
export function readTemplates(file: string | undefined): Templates {
  const templates = new Map<string, readonly string[]>()
  if (file === undefined) return templates
  const declared: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isObject(declared)) throw new Error(`${file} 必须是以模板 id 为键的 JSON 对象`)
  for (const [templateId, template] of Object.entries(declared)) {
    const keys = isObject(template) ? template.keys : undefined
    if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
      throw new Error(`${file}：模板 ${templateId} 的 keys 必须是字符串数组`)
    templates.set(templateId, keys)
  }
  return templates
}
