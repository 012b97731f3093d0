import type { CheckInRecord } from '../check-in/streak'
import type { Refusal } from '../refusal'
import { chancesOf } from './chances'
import type { DrawRecord } from './draw'
import { type DayEvent, type Published, stateAt } from './event'
import { keptDraws, MOST_DRAWS } from './kept-draws'

export interface DrawRequest {
  readonly event: DayEvent | null
  readonly draws: readonly DrawRecord[]
  readonly checkIn: CheckInRecord
  readonly now: number
}

export type OpenDraws =
  | { readonly ok: true; readonly published: Published; readonly numbers: readonly number[] }
  | Refusal

/** The numbers of the draws that the member still has, lowest first (rule D-4). Refuses, in this order: `NOT_FOUND` for what
 *  was never published, `NOT_OPEN` before and after, `LIMIT_REACHED` without a chance, or while her document is full of draws
 *  of which something may still come (rule D-14). */
export function openDraws({ event, draws, checkIn, now }: DrawRequest): OpenDraws {
  if (event === null || event.published === null) return { ok: false, code: 'NOT_FOUND', what: 'event' }
  if (stateAt(event, now) !== 'open') return { ok: false, code: 'NOT_OPEN', what: 'event' }
  const drawn = draws.filter(({ eventId }) => eventId === event.id).length
  const chances = chancesOf(checkIn, event.published.current)
  if (drawn >= chances) return { ok: false, code: 'LIMIT_REACHED', what: 'chances' }
  if (keptDraws(draws, now).length >= MOST_DRAWS) return { ok: false, code: 'LIMIT_REACHED', what: 'draws' }
  const numbers = Array.from({ length: chances - drawn }, (_, index) => drawn + 1 + index)
  return { ok: true, published: event.published, numbers }
}
