import { addDays, type Day, dayOf, startOfDay } from '../time/day'
import type { DrawRecord } from './draw'
import type { DayEvent } from './event'

/** Days before the end of claiming that its member is told, and the hour of that day (rule D-11). */
const NOTICE_DAYS = 2
const NOTICE_HOUR_MS = 10 * 60 * 60 * 1000

export interface PrizeDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'prizeUnclaimed'
  readonly accountId: string
  readonly eventId: string
  readonly drawId: string
}

/** That a prize waits and will not wait much longer. */
export interface PrizeNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'prizeUnclaimed'
  readonly accountId: string
  readonly eventId: string
  readonly n: number
  readonly prizeName: string
  readonly claimBy: number
  /** The last day on which it can be claimed. */
  readonly lastDay: Day
}

/** What a draw that landed on a prize makes due; null when the end of claiming is too near for a notice. */
export function prizeDueOf(draw: DrawRecord, accountId: string, claimBy: number): PrizeDue | null {
  if (draw.landedOn === null) return null
  const at = noticeAt(claimBy)
  if (at <= draw.at) return null
  return {
    _id: `${accountId}-${draw.id}`,
    at,
    kind: 'prizeUnclaimed',
    accountId,
    eventId: draw.eventId,
    drawId: draw.id,
  }
}

export type PrizeNoticing =
  | { readonly kind: 'tell'; readonly notice: PrizeNotice }
  /** Claiming was prolonged: look again then. */
  | { readonly kind: 'later'; readonly due: PrizeDue }
  | { readonly kind: 'nothing' }

/** What a due prize comes to at `now`: nothing when it was claimed or can be claimed no more. */
export function prizeNoticeOf(
  due: PrizeDue,
  draws: readonly DrawRecord[],
  { published }: DayEvent,
  now: number,
): PrizeNoticing {
  const draw = draws.find(({ id }) => id === due.drawId)
  if (published === null || draw?.outcome !== 'won' || draw.voucher !== null) return { kind: 'nothing' }
  const { claimBy, prizes } = published.current
  const at = noticeAt(claimBy)
  if (at > now) return { kind: 'later', due: { ...due, at } }
  const prize = prizes.find(({ id }) => id === draw.landedOn)
  if (now >= claimBy || prize === undefined) return { kind: 'nothing' }
  const { _id, kind, accountId, eventId } = due
  const lastDay = dayOf(claimBy - 1)
  return {
    kind: 'tell',
    notice: { _id, at: now, kind, accountId, eventId, n: draw.n, prizeName: prize.name, claimBy, lastDay },
  }
}

function noticeAt(claimBy: number): number {
  return startOfDay(addDays(dayOf(claimBy - 1), -NOTICE_DAYS)) + NOTICE_HOUR_MS
}
