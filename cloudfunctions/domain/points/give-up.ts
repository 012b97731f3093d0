import type { PointsAccount, PointsChange } from './account'
import { recordEntry } from './record-entry'
import { sweepExpired } from './sweep-expired'

/** Ends an account whose owner is erased: living points go, and so does a debt, by one entry (rule P-12). What was zero
 *  already needs none. */
export function giveUp(account: PointsAccount, now: number): PointsChange {
  const swept = sweepExpired(account, now)
  const { lots, debt } = swept.account
  if (lots.length === 0 && debt === 0) return swept
  const ended = recordEntry(swept.account, { lots: [], debt: 0 }, { at: now, reason: 'erased', ref: 'erased' })
  return { account: ended.account, entries: [...swept.entries, ...ended.entries] }
}
