import { assert } from '../assert'
import { addMonths, dayOf, monthOf, startOfDay } from '../time/day'
import type { Entry, Lot, PointsAccount, PointsChange } from './account'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

/** Months that points live beyond the month they were earned in (rule P-2). */
const MONTHS_TO_LIVE = 12

export interface Earning {
  readonly account: PointsAccount
  /** Whole, ≥ 1. */
  readonly points: number
  readonly now: number
  readonly reason: Entry['reason']
  readonly ref: string
}

/** Adds points: debt is repaid first (rule P-5), the rest goes into the lot of the month they end in (rule P-2). */
export function earn({ account, points, now, reason, ref }: Earning): PointsChange {
  assert(Number.isSafeInteger(points) && points >= 1, `points ${points}`)
  const swept = sweepExpired(account, now)

  const repaid = Math.min(points, swept.account.debt)
  const debt = swept.account.debt - repaid
  const lots = addToLot(swept.account.lots, points - repaid, now)

  const recorded = recordEntry(swept.account, { lots, debt }, { at: now, reason, ref })
  return { account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}

function addToLot(lots: readonly Lot[], points: number, now: number): readonly Lot[] {
  if (points === 0) return lots
  const id = addMonths(monthOf(dayOf(now)), MONTHS_TO_LIVE)
  const expiresAt = startOfDay(`${addMonths(id, 1)}-01`)
  const left = (lots.find((lot) => lot.id === id)?.left ?? 0) + points
  return [...lots.filter((lot) => lot.id !== id), { id, left, expiresAt }].sort(byExpiryThenId)
}

function byExpiryThenId(a: Lot, b: Lot): number {
  return a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1)
}
