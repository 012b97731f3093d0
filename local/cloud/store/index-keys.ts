import { arrayIndex, own } from '../query/field-path'
import { EMPTY_ARRAY, isPlainObject } from '../query/values'
import type { IndexSpec } from '../seams'
import { encodeValue } from './key-encoding'
import { StoreError } from './store-error'

interface IndexKeys {
  readonly keys: readonly Buffer[]
  /** Whether an array stood in the way, so that one document can have several keys. */
  readonly multikey: boolean
}

/** The keys of a document in an index: one, or one for each element of an array among the fields. A missing field counts as null, so
 *  two documents without it collide in a unique index. Two arrays side by side are refused, as MongoDB refuses them. */
export function indexKeys(spec: IndexSpec, document: Readonly<Record<string, unknown>>): IndexKeys {
  const fields = spec.fields.map(([field]) => ({ value: document as unknown, path: field.split('.') }))
  const multikey = { seen: false }
  const keys = new Map<string, Buffer>()
  for (const values of expand(fields, spec, multikey)) {
    const key = Buffer.concat(values.map((value, at) => encodeValue(value, spec.fields[at]?.[1] ?? 1)))
    keys.set(key.toString('latin1'), key)
  }
  return { keys: [...keys.values()], multikey: multikey.seen }
}

/** What is left to walk of one indexed field. `taken` marks an element at the end of its path: an array in an array is one value. */
interface Cursor {
  readonly value: unknown
  readonly path: readonly string[]
  readonly taken?: boolean
}

function* expand(cursors: readonly Cursor[], spec: IndexSpec, multikey: { seen: boolean }): Generator<unknown[]> {
  const reached = cursors.map(walkToArray)
  const arrays = new Set(
    reached
      .filter(({ taken }) => !taken)
      .map(({ value }) => value)
      .filter(Array.isArray),
  )
  if (arrays.size > 1) throw new StoreError('BAD_UPDATE', `index ${spec.name}: cannot index parallel arrays`)
  const [array] = arrays
  if (array === undefined) {
    yield reached.map(({ value }) => value)
    return
  }
  multikey.seen = true
  const elements: readonly unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array
  for (const element of elements) {
    const inElement = reached.map((cursor) =>
      cursor.value === array && !cursor.taken ? enter(cursor, element) : cursor,
    )
    yield* expand(inElement, spec, multikey)
  }
}

/** Walks until an array or the end of the path; what is not there is null. */
function walkToArray(cursor: Cursor): Cursor {
  let current = cursor.value
  for (const [at, step] of cursor.path.entries()) {
    if (Array.isArray(current)) {
      const index = arrayIndex(step)
      if (index === undefined || index >= current.length) return { value: current, path: cursor.path.slice(at) }
      current = current[index]
    } else if (isPlainObject(current)) current = own(current, step)
    else return { value: null, path: [] }
  }
  return { ...cursor, value: current ?? null, path: [] }
}

function enter({ path }: Cursor, element: unknown): Cursor {
  if (path.length === 0) return { value: element, path, taken: true }
  return isPlainObject(element) ? { value: element, path } : { value: null, path: [] }
}
