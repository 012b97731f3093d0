import { assert } from '../assert'
import { addDays, dayOf, startOfDay } from '../time/day'
import type { Entry, Lot, LotTake, PointsAccount, PointsChange } from './account'
import { putInto } from './lots'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

/** Whole days that points live which come back to a dead lot (rule P-7). */
const GRACE_DAYS = 7

export interface Returning {
  readonly account: PointsAccount
  /** Every entry of the account about the spend's `ref`: the spend itself and what was returned of it so far. */
  readonly about: readonly Entry[]
  /** Whole, ≥ 1; the rest of the spend when left out. */
  readonly points?: number
  readonly now: number
}

export type Returned =
  | ({ readonly ok: true; readonly returned: number } & PointsChange)
  | { readonly ok: false; readonly code: 'NOT_FOUND' }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly left: number }

/**
 * Gives a spend's points back to the lots they came from; from a dead lot they live for seven more days (rule P-7). Debt is
 * repaid first (rule P-5). The entries are the state: a spend cannot come back twice, nor more of it than was taken.
 * Refuses, in this order: `NOT_FOUND` without a spend, `ALREADY_DONE` when less than `points` is left of it.
 */
export function returnSpend({ account, about, points, now }: Returning): Returned {
  const spent = about.find((entry) => entry.reason === 'redeem')
  if (spent === undefined) return { ok: false, code: 'NOT_FOUND' }
  const before = about.filter((entry) => entry.reason === 'return').reduce((sum, entry) => sum + entry.delta, 0)
  const left = -spent.delta - before
  const due = points ?? left
  if (left === 0 || due > left) return { ok: false, code: 'ALREADY_DONE', left }
  assert(Number.isSafeInteger(due) && due >= 1, `points ${due}`)

  const swept = sweepExpired(account, now)
  const repaid = Math.min(due, swept.account.debt)
  const homeward = portion(spent.takes ?? [], { skip: before + repaid, count: due - repaid })
  const lots = homeward.reduce((known, take) => putInto(known, lotFor(take, now)), swept.account.lots)
  const after = { lots, debt: swept.account.debt - repaid }

  const recorded = recordEntry(swept.account, after, { at: now, reason: 'return', ref: spent.ref })
  assert(recorded.entries[0]?.delta === due, `returned ${recorded.entries[0]?.delta} of ${due}`)
  return { ok: true, returned: due, account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}

/** The takes of `count` points after the first `skip`, in the order in which they were taken. */
function portion(takes: readonly LotTake[], { skip, count }: { readonly skip: number; readonly count: number }) {
  const wanted: LotTake[] = []
  let passed = 0
  for (const take of takes) {
    const from = Math.max(passed, skip)
    const to = Math.min(passed + take.points, skip + count)
    if (to > from) wanted.push({ ...take, points: to - from })
    passed += take.points
  }
  return wanted
}

function lotFor({ lotId, points, expiresAt }: LotTake, now: number): Lot {
  if (now < expiresAt) return { id: lotId, left: points, expiresAt }
  const lastDay = addDays(dayOf(now), GRACE_DAYS)
  return { id: `grace-${lastDay}`, left: points, expiresAt: startOfDay(addDays(lastDay, 1)) }
}
