import type { Entry, PointsAccount, PointsChange } from './account'
import { recordEntry } from './record-entry'

/** Drops every lot that is dead at `now`, one entry a lot (rule P-3). No job does this: dead lots are left out when read,
 *  and swept by the account's next change. */
export function sweepExpired(account: PointsAccount, now: number): PointsChange {
  let swept = account
  const entries: Entry[] = []
  for (const dead of account.lots.filter((lot) => lot.expiresAt <= now)) {
    const lots = swept.lots.filter((lot) => lot.id !== dead.id)
    const change = recordEntry(swept, { lots, debt: swept.debt }, { at: now, reason: 'expiry', ref: dead.id })
    swept = change.account
    entries.push(...change.entries)
  }
  return { account: swept, entries }
}
