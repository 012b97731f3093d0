import { storable } from '../cloud/query/storable'
import { isPlainObject } from '../cloud/query/values'

const kept = new WeakSet<object>()

/** A value as a store keeps it: what is `undefined` is left out, and nothing of it can be changed any more, so that readers
 *  may share it. What is kept already is given back as it is. */
export function keep<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || kept.has(value)) return value
  if (Array.isArray(value)) return remember(value.map((item) => (item === undefined ? null : keep(item)))) as Value
  if (!isPlainObject(value)) return storable({ value }).value as Value
  const copy: Record<string, unknown> = {}
  for (const key in value) {
    const field = value[key]
    if (field !== undefined) copy[key] = keep(field)
  }
  return remember(copy) as Value
}

function remember<Kept extends object>(value: Kept): Kept {
  kept.add(value)
  return Object.freeze(value)
}
