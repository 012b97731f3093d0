import type { CheckInRecord } from '../check-in/streak'
import type { Refusal } from '../refusal'
import { chancesOf } from './chances'
import type { DrawRecord } from './draw'
import { type DayEvent, type Published, stateAt } from './event'
import { keptDraws, MOST_DRAWS } from './kept-draws'

export interface DrawRequest {
  readonly event: DayEvent | null
  readonly draws: readonly DrawRecord[]
  /** The number of the last draw that the same person made in the event before she was erased; 0 without one. */
  readonly drewBefore: number
  readonly checkIn: CheckInRecord
  readonly now: number
}

export type OpenDraws =
  | { readonly ok: true; readonly published: Published; readonly numbers: readonly number[] }
  | Refusal

/** The numbers of the draws that the member still has, lowest first (rule D-4). Refuses, in this order: `NOT_FOUND` for what
 *  was never published, `NOT_OPEN` before and after, `LIMIT_REACHED` without a chance, or while her document is full of draws
 *  of which something may still come (rule D-14). */
export function openDraws({ event, draws, drewBefore, checkIn, now }: DrawRequest): OpenDraws {
  if (event === null || event.published === null) return { ok: false, code: 'NOT_FOUND', what: 'event' }
  if (stateAt(event, now) !== 'open') return { ok: false, code: 'NOT_OPEN', what: 'event' }
  const drawn = drawnIn(event.id, draws, drewBefore)
  const chances = chancesOf(checkIn, event.published.current)
  if (drawn >= chances) return { ok: false, code: 'LIMIT_REACHED', what: 'chances' }
  if (keptDraws(draws, now).length >= MOST_DRAWS) return { ok: false, code: 'LIMIT_REACHED', what: 'draws' }
  const numbers = Array.from({ length: chances - drawn }, (_, index) => drawn + 1 + index)
  return { ok: true, published: event.published, numbers }
}

/** How many chances of an event are used: by her own draws, which are numbered behind those that the same person made before
 *  she was erased (rule D-13). */
export function drawnIn(eventId: string, draws: readonly DrawRecord[], drewBefore: number): number {
  const mine = draws.filter((draw) => draw.eventId === eventId)
  return Math.max(drewBefore, ...mine.map(({ n }) => n))
}
