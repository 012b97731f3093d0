import type { Selection } from './selection'
import type { Step } from './stage'
import { countOf, orderOf, queryOf } from './stage-operands'

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the beginning of a pipeline, in that order, for an index to serve. */
export function mergedSelection(steps: readonly Step[]): { selection: Selection; rest: readonly Step[] } {
  const left = [...steps]
  const take = (name: string): Step | undefined => (left[0]?.name === name ? left.shift() : undefined)
  const match = take('$match')
  const sort = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  const selection = {
    query: match === undefined ? {} : queryOf(match.operand),
    ...(sort && { order: orderOf(sort.operand) }),
    ...(skip && { offset: countOf('$skip', skip.operand, 0) }),
    ...(limit && { limit: countOf('$limit', limit.operand, 1) }),
  }
  return { selection, rest: left }
}
