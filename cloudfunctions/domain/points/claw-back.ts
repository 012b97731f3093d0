import { assert } from '../assert'
import type { Entry, PointsAccount, PointsChange } from './account'
import { lotEarnedAt } from './earn'
import { takeFrom } from './lots'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

export interface ClawingBack {
  readonly account: PointsAccount
  /** Every entry of the account about the award's `ref`: the award itself and what was clawed back of it so far. */
  readonly about: readonly Entry[]
  /** Whole, ≥ 1. */
  readonly points: number
  readonly now: number
}

export type ClawedBack =
  | ({ readonly ok: true; readonly clawedBack: number } & PointsChange)
  | { readonly ok: false; readonly code: 'NOT_FOUND' }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly left: number }

/**
 * Takes back points that an award gave and a refund undid: from the lot they went into, then from the others, earliest
 * expiry first; what is spent already becomes debt (rule P-8). The full amount is always booked, never clamped.
 * Refuses, in this order: `NOT_FOUND` without an award, `ALREADY_DONE` when less than `points` is left of it.
 */
export function clawBack({ account, about, points, now }: ClawingBack): ClawedBack {
  assert(Number.isSafeInteger(points) && points >= 1, `points ${points}`)
  const award = about.find((entry) => entry.reason === 'purchase')
  if (award === undefined) return { ok: false, code: 'NOT_FOUND' }
  const before = about.filter((entry) => entry.reason === 'refund').reduce((sum, entry) => sum - entry.delta, 0)
  const left = award.delta - before
  if (left < points) return { ok: false, code: 'ALREADY_DONE', left }

  const swept = sweepExpired(account, now)
  const own = lotEarnedAt(award.at).id
  const ownFirst = [...swept.account.lots].sort((a, b) => Number(b.id === own) - Number(a.id === own))
  const { lots, short } = takeFrom(ownFirst, points)
  const inOrder = swept.account.lots.flatMap(({ id }) => lots.filter((lot) => lot.id === id))
  const after = { lots: inOrder, debt: swept.account.debt + short }

  const recorded = recordEntry(swept.account, after, { at: now, reason: 'refund', ref: award.ref })
  return { ok: true, clawedBack: points, account: recorded.account, entries: [...swept.entries, ...recorded.entries] }
}
