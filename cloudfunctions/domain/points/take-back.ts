import { assert } from '../assert'
import type { PointsAccount, PointsChange } from './account'
import { takeFrom } from './lots'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

/** Takes points back that a cancelled membership gave: from the lots, earliest expiry first; what is spent already becomes
 *  debt (rule P-8). The full amount is always booked. `points` whole, ≥ 1. */
export function takeBack(account: PointsAccount, points: number, ref: string, now: number): PointsChange {
  assert(Number.isSafeInteger(points) && points >= 1, `points ${points}`)
  const swept = sweepExpired(account, now)
  const { lots, short } = takeFrom(swept.account.lots, points)
  const after = { lots, debt: swept.account.debt + short }
  const recorded = recordEntry(swept.account, after, { at: now, reason: 'cancelled', ref })
  return { account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}
