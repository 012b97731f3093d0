import { isPlainObject, isRegExp, type Rank, Rank as Ranks, rankOf } from '../query/values'

/** What a query demands of one field, as far as an index can help. The query itself is still asked about every candidate. */
export interface Constraint {
  /** The field equals one of these. */
  readonly points?: readonly unknown[]
  readonly lower?: Bound
  readonly upper?: Bound
}

export interface Bound {
  readonly value: unknown
  readonly inclusive: boolean
  readonly rank: Rank
}

/** The constraints that hold for every answer, by field: those at the top level and inside `$and`. */
export function constraintsOf(query: Readonly<Record<string, unknown>>): ReadonlyMap<string, Constraint> {
  const constraints = new Map<string, Constraint>()
  collect(query)
  return constraints

  function collect(part: Readonly<Record<string, unknown>>): void {
    for (const [field, value] of Object.entries(part)) {
      if (field === '$and' && Array.isArray(value))
        for (const clause of value) if (isPlainObject(clause)) collect(clause)
      if (field.startsWith('$')) continue
      const constraint = constraintOn(value)
      if (constraint === undefined) continue
      constraints.set(field, { ...constraint, ...constraints.get(field) })
    }
  }
}

function constraintOn(value: unknown): Constraint | undefined {
  if (!isPlainObject(value) || !Object.keys(value).some((key) => key.startsWith('$'))) return pointsOf([value])
  const { $eq, $in, $gt, $gte, $lt, $lte } = value
  if ('$eq' in value) return pointsOf([$eq])
  if (Array.isArray($in)) return pointsOf($in)
  const lower = $gt !== undefined ? bound($gt, false) : bound($gte, true)
  const upper = $lt !== undefined ? bound($lt, false) : bound($lte, true)
  if (lower === undefined && upper === undefined) return undefined
  return { ...(lower && { lower }), ...(upper && { upper }) }
}

/** An array may be meant whole or as an element, and a regular expression matches many: neither is one place in an index. */
function pointsOf(values: readonly unknown[]): Constraint | undefined {
  return values.some((value) => Array.isArray(value) || isRegExp(value)) ? undefined : { points: values }
}

/** Order comparisons stay within one type. With null and NaN they are equalities in disguise, left to the query. */
function bound(value: unknown, inclusive: boolean): Bound | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined
  const rank = rankOf(value)
  return rank === Ranks.null || rank === Ranks.array ? undefined : { value, inclusive, rank }
}
