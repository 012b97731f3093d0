import { assert } from '../assert'
import { addMonths, dayOf, monthOf, startOfDay } from '../time/day'
import type { Entry, PointsAccount, PointsChange } from './account'
import { putInto } from './lots'
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
  const left = points - repaid
  const after = {
    debt: swept.account.debt - repaid,
    lots: left > 0 ? putInto(swept.account.lots, { ...lotEarnedAt(now), left }) : swept.account.lots,
  }

  const recorded = recordEntry(swept.account, after, { at: now, reason, ref })
  return { account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}

/** The lot that points earned at `now` go into (rule P-2). */
export function lotEarnedAt(now: number): { readonly id: string; readonly expiresAt: number } {
  const id = addMonths(monthOf(dayOf(now)), MONTHS_TO_LIVE)
  return { id, expiresAt: startOfDay(`${addMonths(id, 1)}-01`) }
}
