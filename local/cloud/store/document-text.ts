import { isDate, isPlainObject, isRegExp, kindOf } from '../query/values'
import type { Document } from '../seams'
import { StoreError } from './store-error'

/** Documents as JSON text. What JSON lacks is written as an object with one `$` key, which no stored document may have itself:
 *  `{"$date": ms}`, `{"$number": "NaN"}`, `{"$regex": [source, flags]}`. */
export function toText(document: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(encode(document))
}

export function fromText(text: string): Document {
  const document: Document = JSON.parse(text)
  return text.includes('{"$') ? (decode(document) as Document) : document
}

/** A deep copy holding only what can be stored. A field that is `undefined` is left out, in an array it becomes null, as the driver
 *  of MongoDB does. Refuses `$` keys with BAD_UPDATE and kinds of value that the SDK does not send with UNSUPPORTED. */
export function storable(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return copyObject(value, '')
}

function copy(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map((item, at) => copy(item, `${path}.${at}`))
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw new StoreError('BAD_UPDATE', `an invalid date at '${path}'`)
    return new Date(value.getTime())
  }
  if (isRegExp(value)) return new RegExp(value.source, value.flags)
  if (isPlainObject(value)) return copyObject(value, path)
  throw new StoreError('UNSUPPORTED', `a value of kind ${kindOf(value)} at '${path}' cannot be stored`)
}

function copyObject(object: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
  const copied: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(object)) {
    if (value === undefined) continue
    const at = path === '' ? field : `${path}.${field}`
    if (field.startsWith('$') || field === '__proto__') {
      throw new StoreError('BAD_UPDATE', `the field name '${at}' is not valid for storage`)
    }
    copied[field] = copy(value, at)
  }
  return copied
}

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
