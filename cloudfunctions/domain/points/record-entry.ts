import { assert } from '../assert'
import { dayOf } from '../time/day'
import { balanceOf, type Entry, type LotTake, type PointsAccount, type PointsChange } from './account'

interface EntryDraft {
  readonly at: number
  readonly reason: Entry['reason']
  readonly ref: string
  readonly takes?: readonly LotTake[]
}

/** Writes the entry that leads from `before` to the lots and debt of `after` (rule P-4: delta and balance are what the
 *  lots say, never a number kept beside them). */
export function recordEntry(
  before: PointsAccount,
  after: Pick<PointsAccount, 'lots' | 'debt'>,
  draft: EntryDraft,
): PointsChange {
  const balance = balanceOf(after)
  const delta = balance - balanceOf(before)
  assert(Number.isSafeInteger(balance) && Number.isSafeInteger(delta), `delta ${delta} to ${balance}`)
  const entry: Entry = {
    _id: `${before.id}-${before.entryCount}`,
    accountId: before.id,
    number: before.entryCount,
    day: dayOf(draft.at),
    delta,
    balance,
    ...draft,
  }
  const account = { ...before, lots: after.lots, debt: after.debt, entryCount: before.entryCount + 1 }
  return { account, entries: [entry] }
}
