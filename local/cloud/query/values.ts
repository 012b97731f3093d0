import { types } from 'node:util'
import { StoreError } from '../store/store-error'

/** Where each type stands in MongoDB's order. Also the first byte of its key in an index: the gaps leave room for a bound between
 *  two types, and none comes near 0x00 or 0xff, even inverted. */
export const Rank = {
  emptyArray: 8,
  null: 16,
  number: 32,
  string: 48,
  object: 64,
  array: 80,
  boolean: 96,
  date: 112,
  regExp: 128,
} as const

/** Stands for an empty array where arrays are taken element by element: in an index and in a sort it comes before null. */
export const EMPTY_ARRAY = Symbol('empty array')

export type Rank = (typeof Rank)[keyof typeof Rank]

export const isDate = (value: unknown): value is Date => types.isDate(value)
export const isRegExp = (value: unknown): value is RegExp => types.isRegExp(value)

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDate(value) || isRegExp(value))
    return false
  const name = value.constructor?.name
  return name === undefined || name === 'Object' || typeof value.constructor !== 'function'
}

/** The type of a value; a missing one (`undefined`) ranks with null. Refuses kinds that the SDK does not send (ObjectId, Binary, bigint). */
export function rankOf(value: unknown): Rank {
  if (value === null || value === undefined) return Rank.null
  if (typeof value === 'number') return Rank.number
  if (typeof value === 'string') return Rank.string
  if (typeof value === 'boolean') return Rank.boolean
  if (Array.isArray(value)) return Rank.array
  if (isDate(value)) return Rank.date
  if (isRegExp(value)) return Rank.regExp
  if (isPlainObject(value)) return Rank.object
  if (value === EMPTY_ARRAY) return Rank.emptyArray
  throw new StoreError('UNSUPPORTED', `a value of kind ${kindOf(value)} is not supported`)
}

export function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'Object'
  return typeof value
}

/** MongoDB's total order over values of any type: negative, 0 or positive. Field order counts in objects, NaN is the least number. */
export function compareValues(a: unknown, b: unknown): number {
  const rank = rankOf(a)
  const byType = rank - rankOf(b)
  if (byType !== 0 || rank === Rank.null || rank === Rank.emptyArray) return byType
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (isDate(a) && isDate(b)) return compareNumbers(a.getTime(), b.getTime())
  if (isRegExp(a) && isRegExp(b)) return compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags)
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b)
  return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>)
}

/** Equality as a query means it: type and value, field order included; a missing value equals null. */
export const equalValues = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code point, which is the order of the UTF-8 bytes; JavaScript's own `<` goes by UTF-16 unit. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return codePointWeight(left) - codePointWeight(right)
  }
  return a.length - b.length
}

const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

function codePointWeight(unit: number): number {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE ? unit + 0x10000 : unit
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at++) {
    const order = compareValues(a[at], b[at])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Field by field: type first, then name, then value, as BSON objects compare. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (const [at, [name, value]] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    const order = rankOf(value) - rankOf(other[1]) || compareStrings(name, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return left.length - right.length
}
