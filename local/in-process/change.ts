import { applyUpdate } from '../cloud/query/update/apply-update'
import { compareValues, equalValues } from '../cloud/query/values'
import type { Document } from '../cloud/seams'
import { keep } from './values'

type Fields = Readonly<Record<string, unknown>>

/** The document after update operators, what did not change shared with the one before; the same document where nothing did.
 *  The local cloud's own evaluation is asked wherever a path goes deeper, or an operator is none of the few here. */
export function changed(document: Document, change: Fields, query: Fields, now: number): Document {
  if (!isPlain(change)) {
    const other = applyUpdate(document, change, query, { now, inserting: false })
    return equalValues(document, other) ? document : keep(other)
  }
  const after: Record<string, unknown> = { ...document }
  for (const operator in change) {
    const write = SIMPLE[operator as keyof typeof SIMPLE]
    const fields = change[operator] as Fields
    for (const field in fields) write(after, field, fields[field] as never)
  }
  return isSame(document, after) ? document : (keep(after) as Document)
}

function isSame(before: Fields, after: Fields): boolean {
  const fields = Object.keys(after)
  return fields.length === Object.keys(before).length && fields.every((field) => before[field] === after[field])
}

function isPlain(change: Fields): boolean {
  const written = new Set<string>()
  for (const operator in change) {
    if (!(operator in SIMPLE)) return false
    for (const field in change[operator] as Fields) {
      // What is written twice is refused, and deeper paths go their own way.
      if (field.includes('.') || field === '_id' || field === '__proto__' || written.has(field)) return false
      written.add(field)
      if (operator === '$push' && !isPlainPush((change.$push as Fields)[field])) return false
    }
  }
  return true
}

const isPlainPush = (pushed: unknown): boolean =>
  typeof pushed === 'object' &&
  pushed !== null &&
  Object.keys(pushed).every((key) => key === '$each' || key === '$slice')

interface Pushed {
  readonly $each: readonly unknown[]
  readonly $slice?: number
}

const SIMPLE = {
  $set: (after: Record<string, unknown>, field: string, value: unknown) => {
    const before = after[field]
    // The same value keeps its place in the document, so that a change that changes nothing is known for one.
    if (!(field in after) || !equalValues(before, value)) after[field] = keep(value)
  },
  $unset: (after: Record<string, unknown>, field: string) => {
    delete after[field]
  },
  $inc: (after: Record<string, unknown>, field: string, by: number) => {
    after[field] = numberAt(after, field) + by
  },
  $min: (after: Record<string, unknown>, field: string, value: unknown) => {
    if (!(field in after) || compareValues(value, after[field]) < 0) after[field] = keep(value)
  },
  $push: (after: Record<string, unknown>, field: string, { $each, $slice }: Pushed) => {
    const before = after[field] ?? []
    if (!Array.isArray(before)) throw new Error(`${field} is no array`)
    const all = [...before, ...$each.map(keep)]
    const sliced = $slice === undefined ? all : $slice < 0 ? all.slice($slice) : all.slice(0, $slice)
    if (!(field in after) || !equalValues(before, sliced)) after[field] = keep(sliced)
  },
}

function numberAt(after: Record<string, unknown>, field: string): number {
  const value = after[field] ?? 0
  if (typeof value !== 'number') throw new Error(`${field} is no number`)
  return value
}
