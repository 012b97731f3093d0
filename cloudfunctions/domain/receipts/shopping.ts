import { assert } from '../assert'
import type { Day } from '../time/day'

/** What a member bought at counters so far (rule A-7). */
export interface Shopping {
  /** Receipts, those paid back included. */
  readonly count: number
  /** Whole fen, less what was paid back. */
  readonly fen: number
  /** The day of the latest receipt. */
  readonly lastDay: Day
}

export function withPurchase(before: Shopping | null, amountFen: number, day: Day): Shopping {
  if (before === null) return { count: 1, fen: amountFen, lastDay: day }
  const lastDay = day > before.lastDay ? day : before.lastDay
  return { count: before.count + 1, fen: before.fen + amountFen, lastDay }
}

export function lessBroughtBack(before: Shopping | null, amountFen: number): Shopping {
  assert(before !== null && before.fen >= amountFen, `paid back ${amountFen} of ${before?.fen}`)
  return { ...before, fen: before.fen - amountFen }
}
