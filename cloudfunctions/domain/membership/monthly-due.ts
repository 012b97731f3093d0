import { addDays, type Day, dayOf, startOfDay } from '../time/day'
import type { Grant } from './membership'
import { CANCELLABLE_MS } from './order'

/** Days from one monthly item to the next, and how long its voucher lives (rule M-5). */
export const EVERY_DAYS = 31

export interface MonthlyDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'monthlyItem'
  readonly accountId: string
  readonly orderId: string
  /** From 0. */
  readonly place: number
}

/** The midnight from which on a grant gives items: it has begun, and cannot be cancelled any more, so that nobody takes an item
 *  and her money as well (rule M-5). */
function firstDay({ from, grantedAt }: Pick<Grant, 'from' | 'grantedAt'>): Day {
  const kept = addDays(dayOf(grantedAt + CANCELLABLE_MS), 1)
  const begun = dayOf(from)
  return kept > begun ? kept : begun
}

/** The next monthly item of a grant; none where its plan has none, or it ends before. The instant is in the id: a grant that
 *  moves up has its item due at another one, and a copy of the old due that is still on its way must not lie down over it. */
export function monthlyDueOf(accountId: string, grant: Grant): MonthlyDue[] {
  const { orderId, benefits, from, until, items } = grant
  const at = Math.max(from, startOfDay(addDays(firstDay(grant), items * EVERY_DAYS)))
  if (benefits.monthlyItem === null || at >= until) return []
  return [{ _id: `monthly-${orderId}-${items}-${at}`, at, kind: 'monthlyItem', accountId, orderId, place: items }]
}
