import { assert } from '../assert'
import { livePoints, type PointsAccount, type PointsChange } from './account'
import { takeFrom } from './lots'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

export interface Spending {
  readonly account: PointsAccount
  /** Whole, ≥ 1. */
  readonly points: number
  readonly now: number
  /** What the points are spent on; a return names it again. */
  readonly ref: string
}

export type Spent =
  | ({ readonly ok: true } & PointsChange)
  | { readonly ok: false; readonly code: 'POINTS_SHORT'; readonly livePoints: number }

/** Takes points from the living lots, earliest expiry first (rule P-6). One short is `POINTS_SHORT` with what is there, and
 *  takes nothing. */
export function spend({ account, points, now, ref }: Spending): Spent {
  assert(Number.isSafeInteger(points) && points >= 1, `points ${points}`)
  const there = livePoints(account, now)
  if (there < points) return { ok: false, code: 'POINTS_SHORT', livePoints: there }

  const swept = sweepExpired(account, now)
  const { lots, takes, short } = takeFrom(swept.account.lots, points)
  assert(short === 0, `unpaid ${short}`)
  const after = { lots, debt: swept.account.debt }
  const recorded = recordEntry(swept.account, after, { at: now, reason: 'redeem', ref, takes })
  return { ok: true, account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}
