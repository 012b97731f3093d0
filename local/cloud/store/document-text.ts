import { isDate, isRegExp } from '../query/values'
import type { Document } from '../seams'

/** Documents as JSON text. What JSON lacks is written as an object with one `$` key, which no stored document may have itself:
 *  `{"$date": ms}`, `{"$number": "NaN"}`, `{"$regex": [source, flags]}`. */
export function toText(document: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(encode(document))
}

export function fromText(text: string): Document {
  const document: Document = JSON.parse(text)
  return isJson(text) ? document : (decode(document) as Document)
}

/** Whether nothing in the document is more than JSON. */
export const isJson = (text: string): boolean => !text.includes('{"$')

function encode(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (isDate(value)) return { $date: value.getTime() }
  if (isRegExp(value)) return { $regex: [value.source, value.flags] }
  if (Array.isArray(value)) return value.map(encode)
  const encoded: Record<string, unknown> = {}
  for (const [field, item] of Object.entries(value)) encoded[field] = encode(item)
  return encoded
}

function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(decode)
  const object = value as Record<string, unknown>
  if (typeof object.$date === 'number') return new Date(object.$date)
  if (typeof object.$number === 'string') return Number(object.$number)
  if (Array.isArray(object.$regex)) return new RegExp(String(object.$regex[0]), String(object.$regex[1]))
  for (const [field, item] of Object.entries(object)) object[field] = decode(item)
  return object
}
