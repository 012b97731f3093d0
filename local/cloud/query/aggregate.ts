import { mergedSelection } from './leading-stages'
import { refusedBy } from './refused-by'
import type { Documents, Fetch } from './stage'
import { stepOf } from './stage-operands'
import { runStages } from './stages'

/** Runs an aggregation over a collection, which is read through the planner as far as its first stages say what is needed of it. The
 *  twenty documents that CloudBase gives when no `$limit` is asked for are the wire's affair. Refuses with BAD_QUERY, or UNSUPPORTED
 *  for stages and expressions that the local cloud leaves out. */
export function aggregate(
  collection: string,
  stages: ReadonlyArray<Readonly<Record<string, unknown>>>,
  fetch: Fetch,
): Documents {
  return refusedBy('BAD_QUERY', () => {
    const steps = stages.map(stepOf)
    const { selection, rest } = mergedSelection(steps)
    return runStages(fetch(collection, selection), rest, fetch)
  })
}
