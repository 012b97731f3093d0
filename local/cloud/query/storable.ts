import { StoreError } from '../store/store-error'
import { isDate, isPlainObject, isRegExp, kindOf } from './values'

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
