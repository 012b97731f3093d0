import { $expr } from 'mingo/operators/query/evaluation'
import { $and, $nor, $or } from 'mingo/operators/query/logical'
import { Query } from 'mingo/query'
import type { Options, QueryOperator } from 'mingo/types'
import { StoreError } from '../store/store-error'
import { accumulators } from './accumulators'
import { expressions } from './expressions'
import { contextOf, optionsWith } from './mingo-context'
import { condition, fieldOperators, refuseUnsupported } from './predicates'
import { refusedBy } from './refused-by'
import { isPlainObject } from './values'

/** Whether a document answers a query. */
type Matches = (document: Readonly<Record<string, unknown>>) => boolean

/** mingo reads a query and joins its conditions; the conditions themselves are ours, since mingo's part from MongoDB on null, on
 *  arrays, on the equality of objects and on types that do not compare. */
export const strictQueryOperators: Readonly<Record<string, QueryOperator>> = {
  $and: listOf($and),
  $or: listOf($or),
  $nor: listOf($nor),
  $expr,
  ...Object.fromEntries(Object.keys(fieldOperators).map((name) => [name, onField(name)])),
}

const queryOptions = optionsWith(
  contextOf({ query: strictQueryOperators, expression: expressions, accumulator: accumulators }),
)

/** Reads a query once. Refuses with BAD_QUERY, or UNSUPPORTED for geo and text search. */
export function compileQuery(
  query: Readonly<Record<string, unknown>>,
  options: Partial<Options> = queryOptions,
): Matches {
  refuseForeign(query)
  const compiled = refusedBy('BAD_QUERY', () => new Query(query, options))
  return (document) => refusedBy('BAD_QUERY', () => compiled.test(document))
}

/** What mingo would call unknown or take for an operator of its own. */
function refuseForeign(query: unknown): void {
  if (!isPlainObject(query)) throw new StoreError('BAD_QUERY', 'a query must be an object')
  for (const [field, value] of Object.entries(query)) {
    refuseUnsupported(field)
    const names = isPlainObject(value) ? Object.keys(value) : []
    names.forEach(refuseUnsupported)
    const plain = names.find((name) => !name.startsWith('$'))
    if (plain !== undefined && names.some((name) => name.startsWith('$'))) {
      throw new StoreError('BAD_QUERY', `unknown operator: ${plain}`)
    }
  }
}

function onField(name: string): QueryOperator {
  return (selector: string, operand: unknown, options: Options) => {
    const path = selector.split('.')
    const predicate = condition({ [name]: operand }, (query) => compileQuery(query, options))
    return (document: unknown) => predicate.at(document, path)
  }
}

function listOf(logical: typeof $and): QueryOperator {
  return (selector: string, operand: unknown, options: Options) => {
    if (!Array.isArray(operand) || operand.length === 0) {
      throw new StoreError('BAD_QUERY', '$and, $or and $nor need an array of at least one query')
    }
    operand.forEach(refuseForeign)
    return logical(selector, operand, options)
  }
}
