import { StoreError } from '../store/store-error'
import { arrayIndex, own } from './field-path'
import { compareValues, EMPTY_ARRAY, isPlainObject } from './values'

/** Sort keys in order of significance. */
export type Order = ReadonlyArray<readonly [field: string, direction: 1 | -1]>

type Compare = (a: unknown, b: unknown) => number

/** Compares documents as MongoDB sorts them: an array counts by its least element ascending and by its greatest descending; an
 *  empty array comes before null, a missing field is null. */
export function compileOrder(order: Order): Compare {
  const keys = order.map(([field, direction]) => ({ path: fieldPath(field), direction: checked(field, direction) }))
  return (a, b) => {
    for (const { path, direction } of keys) {
      const difference = compareValues(sortValue(a, path, direction), sortValue(b, path, direction))
      if (difference !== 0) return direction * difference
    }
    return 0
  }
}

/** Sorts, equal documents staying in the order they came in. */
export function sortDocuments<Item>(documents: readonly Item[], order: Order): Item[] {
  return [...documents].sort(compileOrder(order))
}

function sortValue(document: unknown, path: readonly string[], direction: 1 | -1): unknown {
  let best: unknown
  let any = false
  for (const value of eachSortValue(document, path)) {
    if (!any || direction * compareValues(value, best) < 0) best = value
    any = true
  }
  return best
}

/** The values that an index would hold for a path: an array gives its elements, an empty one `EMPTY_ARRAY`, a missing field `undefined`. */
export function* eachSortValue(value: unknown, path: readonly string[], at = 0): Generator<unknown> {
  const step = path[at]
  if (step === undefined) {
    if (!Array.isArray(value)) yield value
    else if (value.length === 0) yield EMPTY_ARRAY
    else yield* value
  } else if (Array.isArray(value)) {
    const index = arrayIndex(step)
    if (index !== undefined && index < value.length) yield* eachSortValue(value[index], path, at + 1)
    else for (const element of value) yield* isPlainObject(element) ? eachSortValue(element, path, at) : [undefined]
  } else {
    yield* isPlainObject(value) ? eachSortValue(own(value, step), path, at + 1) : [undefined]
  }
}

function fieldPath(field: string): string[] {
  const path = field.split('.')
  if (path.some((step) => step === '')) throw new StoreError('BAD_QUERY', `not a field to sort by: '${field}'`)
  return path
}

function checked(field: string, direction: unknown): 1 | -1 {
  if (direction !== 1 && direction !== -1) throw new StoreError('BAD_QUERY', `the order of '${field}' must be 1 or -1`)
  return direction
}
