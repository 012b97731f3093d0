import type { BehaviourEvent } from '../../../typings/contract'
import { DWELL, tagsOfEvent, WEIGHTS } from './rules'
import { BELIEVED_MS, type Sign } from './signs'

export interface Batch {
  /** Well formed, of kinds that are recorded. */
  readonly events: readonly BehaviourEvent[]
  /** Null for an id that is no reward's. */
  rewardTags(rewardId: string): readonly string[] | null
  readonly now: number
}

/**
 * What a phone's batch comes to (rules T-3 and T-4): how many of its events are on the lists, and the signs that they are. The
 * newest happened now, the others as long before as the phone says; what would be older than a week is not believed.
 */
export function signsOfBatch({ events, rewardTags, now }: Batch): {
  readonly accepted: number
  readonly signs: readonly Sign[]
} {
  const newest = Math.max(...events.map(({ at }) => at))
  const heard = events.flatMap((event) => {
    const tags = tagsOfEvent(event, rewardTags)
    return tags === null || newest - event.at > BELIEVED_MS ? [] : [{ event, tags }]
  })
  const signs = heard.flatMap(({ event, tags }) => {
    const weight = weightOf(event)
    const at = now - (newest - event.at)
    return weight === 0 ? [] : [...new Set(tags)].map((tag) => ({ tag, kind: event.kind, at, weight }))
  })
  return { accepted: heard.length, signs }
}

function weightOf({ kind, ms = 0 }: BehaviourEvent): number {
  if (kind !== 'dwell') return WEIGHTS[kind]
  return ms < DWELL.leastMs ? 0 : (Math.min(ms, DWELL.mostMs) / 60_000) * DWELL.weightAMinute
}
