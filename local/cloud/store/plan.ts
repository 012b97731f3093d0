import type { Order } from '../query/sort'
import { isPlainObject } from '../query/values'
import type { Index } from './catalog'
import { type Bound, type Constraint, constraintsOf } from './constraints'
import { afterAll, aroundType, encodeValue } from './key-encoding'
import type { KeyRange } from './reader'

/** How the candidates for a query are found. */
export type Plan = IndexPlan | WalkPlan | UnionPlan

/** Ranges of one index, in the order of its keys. */
export interface IndexPlan {
  readonly kind: 'index'
  readonly index: Index
  readonly ranges: readonly KeyRange[]
  readonly reverse: boolean
  /** Whether the candidates come in the order asked for. */
  readonly ordered: boolean
  /** Whether the query needs no more than the documents that the plan finds, without asking it again. */
  readonly exact: boolean
  /** Whether each range is one whole key of a unique index, so that at most one document lies in it. */
  readonly single: boolean
  /** Whether a document can come up twice. */
  readonly repeats: boolean
  /** Whether an index narrows the search, or nothing had to be narrowed. */
  readonly served: boolean
}

/** Every document, as it came. */
interface WalkPlan {
  readonly kind: 'walk'
  readonly ordered: boolean
  readonly served: boolean
}

/** One plan for each side of an `$or`. */
interface UnionPlan {
  readonly kind: 'union'
  readonly plans: readonly IndexPlan[]
  readonly ordered: boolean
  readonly served: true
}

interface Request {
  readonly indexes: readonly Index[]
  readonly query: Readonly<Record<string, unknown>>
  readonly order: Order
}

/** The best plan: most fields held by equality, then one that yields the order, then one with a range. Without any, the `$or` of served
 *  sides, an index that yields the order, or a walk. */
export function choosePlan({ indexes, query, order }: Request): Plan {
  const byId = planById(indexes, query)
  if (byId !== undefined) return byId
  const constraints = constraintsOf(query)
  const empty = Object.keys(query).length === 0
  const best = bestOf(indexes.map((index) => scoredPlan(index, constraints, order, query)))
  if (best?.plan.served) return best.plan
  const union = unionPlan(indexes, query, order)
  if (union !== undefined) return union
  if (best?.plan.ordered && order.length > 0) return { ...best.plan, served: empty }
  return { kind: 'walk', ordered: order.length === 0, served: empty && order.length === 0 }
}

/** A lone literal `_id` is what nearly every read asks for; weighing the indexes would cost more than the read. */
function planById(indexes: readonly Index[], query: Readonly<Record<string, unknown>>): IndexPlan | undefined {
  const id = query._id
  const index = indexes[0]
  if ((typeof id !== 'string' && typeof id !== 'number') || index === undefined || hasMoreThanId(query))
    return undefined
  const range = wholly(encodeValue(id, 1))
  const one = { ordered: true, exact: true, single: true, repeats: false, served: true, reverse: false }
  return { kind: 'index', index, ranges: [range], ...one }
}

function hasMoreThanId(query: Readonly<Record<string, unknown>>): boolean {
  for (const field in query) if (field !== '_id') return true
  return false
}

interface Scored {
  readonly plan: IndexPlan
  readonly score: number
}

const EQUALITY_SCORE = 10
const ORDER_SCORE = 4
const RANGE_SCORE = 3

/** More places than this are not looked up one by one; the field is left to the query. */
const MOST_RANGES = 1000

function bestOf(candidates: readonly Scored[]): Scored | undefined {
  return candidates.reduce<Scored | undefined>(
    (best, candidate) => (best === undefined || candidate.score > best.score ? candidate : best),
    undefined,
  )
}

function scoredPlan(
  index: Index,
  constraints: ReadonlyMap<string, Constraint>,
  order: Order,
  query: Readonly<Record<string, unknown>>,
): Scored {
  let prefixes = [Buffer.alloc(0)]
  let held = 0
  for (const [field, direction] of index.spec.fields) {
    const points = usable(index, held) ? constraints.get(field)?.points : undefined
    if (points === undefined || prefixes.length * points.length > MOST_RANGES) break
    const encoded = distinct(points.map((value) => encodeValue(value, direction)))
    prefixes = prefixes.flatMap((prefix) => encoded.map((key) => Buffer.concat([prefix, key])))
    held++
  }
  const [rangeField, direction = 1] = index.spec.fields[held] ?? []
  const constraint = rangeField !== undefined && usable(index, held) ? constraints.get(rangeField) : undefined
  const ranged = constraint?.lower !== undefined || constraint?.upper !== undefined
  const ranges = prefixes.map((prefix) =>
    ranged && constraint !== undefined ? rangeWithin(prefix, constraint, direction, index.multikey) : wholly(prefix),
  )
  const direct = !index.multikey && prefixes.length === 1 ? directionOf(index, held, order, constraints) : undefined
  const ordered = order.length === 0 || direct !== undefined
  const reverse = order.length > 0 && direct === -1
  const served = held > 0 || ranged
  return {
    score: held * EQUALITY_SCORE + (ranged ? RANGE_SCORE : 0) + (order.length > 0 && ordered ? ORDER_SCORE : 0),
    plan: {
      kind: 'index',
      index,
      ranges: ranges.sort((a, b) => a.from.compare(b.from)),
      reverse,
      ordered,
      exact: isExact(index, held, query),
      single: index.spec.unique === true && !index.multikey && held === index.spec.fields.length,
      repeats: index.multikey,
      served,
    },
  }
}

/** With arrays, two fields of one array may be met by two different elements, whose values share no key: then only the first field of
 *  that array is used. */
function usable(index: Index, at: number): boolean {
  if (!index.multikey) return true
  const root = (field: string | undefined) => field?.split('.')[0]
  const field = index.spec.fields[at]?.[0]
  return !index.spec.fields.slice(0, at).some(([earlier]) => root(earlier) === root(field))
}

/** A lone equality on each field of an index without arrays says all that the query says. */
function isExact(index: Index, held: number, query: Readonly<Record<string, unknown>>): boolean {
  const fields = Object.entries(query)
  return (
    !index.multikey &&
    held === fields.length &&
    fields.every(
      ([field, value]) => index.spec.fields.slice(0, held).some(([name]) => name === field) && !isPlainObject(value),
    )
  )
}

/** 1 or -1 when walking the index that way, behind `held` fields of one value each, yields the order. */
function directionOf(
  index: Index,
  held: number,
  order: Order,
  constraints: ReadonlyMap<string, Constraint>,
): 1 | -1 | undefined {
  const fixed = new Set(index.spec.fields.slice(0, held).map(([field]) => field))
  const wanted = order.filter(([field]) => !(fixed.has(field) && constraints.get(field)?.points?.length === 1))
  const given = index.spec.fields.slice(held)
  for (const way of [1, -1] as const) {
    if (wanted.every(([field, direction], at) => given[at]?.[0] === field && given[at]?.[1] === way * direction))
      return way
  }
  return undefined
}

function wholly(prefix: Buffer): KeyRange {
  return { from: prefix, to: afterAll(prefix) }
}

function rangeWithin(prefix: Buffer, constraint: Constraint, direction: 1 | -1, multikey: boolean): KeyRange {
  const { lower } = constraint
  // Of an array one element may meet the lower bound and another the upper: only one of the two narrows the search.
  const upper = multikey && lower !== undefined ? undefined : constraint.upper
  const rank = (lower ?? upper)?.rank
  if (rank === undefined) return wholly(prefix)
  const { before, after } = aroundType(rank, direction)
  const [start, end] = direction === 1 ? [lower, upper] : [upper, lower]
  return {
    from: Buffer.concat([prefix, start === undefined ? before : startOf(start, direction)]),
    to: Buffer.concat([prefix, end === undefined ? after : endOf(end, direction)]),
  }
}

function startOf({ value, inclusive }: Bound, direction: 1 | -1): Buffer {
  const key = encodeValue(value, direction)
  return inclusive ? key : afterAll(key)
}

function endOf({ value, inclusive }: Bound, direction: 1 | -1): Buffer {
  const key = encodeValue(value, direction)
  return inclusive ? afterAll(key) : key
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** Served only when each side is. */
function unionPlan(
  indexes: readonly Index[],
  query: Readonly<Record<string, unknown>>,
  order: Order,
): UnionPlan | undefined {
  const { $or: sides } = query
  if (!Array.isArray(sides) || sides.length === 0 || !sides.every(isPlainObject)) return undefined
  const plans: IndexPlan[] = []
  for (const side of sides) {
    const best = bestOf(indexes.map((index) => scoredPlan(index, constraintsOf(side), [], side)))
    if (best === undefined || !best.plan.served) return undefined
    plans.push(best.plan)
  }
  return { kind: 'union', plans, ordered: order.length === 0, served: true }
}
