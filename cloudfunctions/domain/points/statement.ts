import type { Statement, StatementEntry } from '../../../typings/contract'
import { dayOf } from '../time/day'
import { livePoints, type PointsAccount, type SealedEntry } from './account'

export interface StatementRequest {
  readonly account: PointsAccount
  /** Entries with numbers below `below`, those on their way included, in any order; some may be there twice. */
  readonly entries: readonly SealedEntry[]
  readonly below: number
  readonly limit: number
  readonly now: number
}

/** A page of the account's history, newest first. Points are what can be spent at `now`. */
export function statementOf({ account, entries, below, limit, now }: StatementRequest): Statement {
  const byNumber = new Map(entries.filter(({ number }) => number < below).map((entry) => [entry.number, entry]))
  const page = [...byNumber.values()].sort((a, b) => b.number - a.number).slice(0, limit)
  const last = page.at(-1)?.number ?? 0
  return {
    today: dayOf(now),
    entries: page.map(({ _id, ...entry }): StatementEntry => ({ id: _id, ...entry })),
    points: livePoints(account, now),
    debt: account.debt,
    lots: account.lots.filter((lot) => now < lot.expiresAt).map(({ left, expiresAt }) => ({ left, expiresAt })),
    ...(last > 0 ? { next: String(last) } : {}),
  }
}
