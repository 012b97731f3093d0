import { type DrawRecord, isUnclaimed } from './draw'
import { LONGEST_CLAIM_MS, LONGEST_EVENT_MS } from './publish-check'

/** Draws from which on a member's document is tidied when another one is put into it. */
const TIDIED_FROM = 32

/** Draws that a member's document holds of those that are not over: some 60 KB of it (rule D-14). */
export const MOST_DRAWS = 96

/** Nothing can come of a draw any more: its event takes no further draw, and what it won is claimed or cannot be. By the
 *  bounds of rule D-3, which hold for every event, so that none has to be read. */
function isOver(draw: DrawRecord, now: number): boolean {
  if (draw.outcome === 'pending' || !isClosedSince(draw.at, now)) return false
  return !isUnclaimed(draw) || now >= draw.at + LONGEST_EVENT_MS + LONGEST_CLAIM_MS
}

/** Whether an event that was open at `at` is so no more, whatever it was published with. */
export const isClosedSince = (at: number, now: number): boolean => now >= at + LONGEST_EVENT_MS

/** The draws that have to stay (rule D-14). */
export const keptDraws = (draws: readonly DrawRecord[], now: number): DrawRecord[] =>
  draws.filter((draw) => !isOver(draw, now))

/** What is left of a document's draws when it is tidied; null while there is room, or nothing to forget. */
export function tidiedDraws(draws: readonly DrawRecord[], now: number): readonly DrawRecord[] | null {
  if (draws.length < TIDIED_FROM) return null
  const kept = keptDraws(draws, now)
  return kept.length < draws.length ? kept : null
}
