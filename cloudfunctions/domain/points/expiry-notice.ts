import { addDays, type Day, dayOf, startOfDay } from '../time/day'
import type { Lot, PointsAccount } from './account'

/** Days before its end that a lot's owner is told, and the hour of that day (rule P-11). */
const NOTICE_DAYS = 14
const NOTICE_HOUR_MS = 10 * 60 * 60 * 1000

/** Something that has to be looked at when its time comes. */
export interface Due {
  readonly _id: string
  readonly at: number
  readonly kind: 'lotExpiring'
  readonly accountId: string
  readonly lotId: string
}

/** That points are about to end, for the account's owner to see. */
export interface ExpiryNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'pointsExpiring'
  readonly accountId: string
  readonly lotId: string
  readonly points: number
  /** The last day on which they can be spent. */
  readonly lastDay: Day
}

/** What becomes due by a change of lots: one for each new lot whose notice lies ahead (rule P-11). */
export function duesOf(before: PointsAccount, after: PointsAccount, now: number): Due[] {
  return after.lots
    .filter((lot) => !before.lots.some((known) => known.id === lot.id))
    .map((lot) => dueOf(after.id, lot))
    .filter((due) => due.at > now)
}

/** The notice that a due lot gives; null when nothing of it is left. */
export function noticeOf(due: Due, account: PointsAccount, now: number): ExpiryNotice | null {
  const lot = account.lots.find(({ id }) => id === due.lotId)
  if (lot === undefined || lot.expiresAt <= now) return null
  return {
    _id: due._id,
    at: now,
    kind: 'pointsExpiring',
    accountId: account.id,
    lotId: lot.id,
    points: lot.left,
    lastDay: dayOf(lot.expiresAt - 1),
  }
}

function dueOf(accountId: string, lot: Lot): Due {
  const day = addDays(dayOf(lot.expiresAt), -NOTICE_DAYS)
  return {
    _id: `${accountId}-${lot.id}`,
    at: startOfDay(day) + NOTICE_HOUR_MS,
    kind: 'lotExpiring',
    accountId,
    lotId: lot.id,
  }
}
