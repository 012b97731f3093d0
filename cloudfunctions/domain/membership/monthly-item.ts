import type { MemberDecision, MemberState } from '../member/member'
import { addDays, dayOf, startOfDay } from '../time/day'
import { placeOf, type Voucher } from '../vouchers/voucher'
import { withSaving } from './membership'
import { EVERY_DAYS, type MonthlyDue, monthlyDueOf } from './monthly-due'

export interface MonthlyIssue {
  readonly member: MemberState
  readonly due: MonthlyDue
  readonly voucherId: string
  readonly code: string
  readonly now: number
}

/** Issues a month's item as a voucher, once, and says when the next one is due. A grant that was cancelled, replaced or is
 *  over gives none. */
export function issueMonthlyItem({
  member,
  due,
  voucherId,
  code,
  now,
}: MonthlyIssue): MemberDecision<{ issued: boolean }> {
  const nothing = { ok: true as const, member, entries: [], answer: { issued: false } }
  const grants = member.membership?.grants ?? []
  const grant = grants.find(({ orderId, items }) => orderId === due.orderId && items === due.place)
  const item = grant?.benefits.monthlyItem
  if (grant === undefined || !item || member.membership === null || now >= grant.until) return nothing
  if (now < grant.from) return { ...nothing, dues: monthlyDueOf(due.accountId, grant) }

  const after = { ...grant, items: grant.items + 1 }
  const membership = { ...member.membership, grants: grants.map((each) => (each === grant ? after : each)) }
  const voucher: Voucher = {
    _id: voucherId,
    accountId: due.accountId,
    code,
    name: item.name,
    kind: 'goods',
    state: 'issued',
    issuedAt: now,
    place: placeOf(now, voucherId),
    endsAt: startOfDay(addDays(dayOf(now), EVERY_DAYS)),
    origin: { from: 'membership', orderId: due.orderId },
    priceFen: 0,
    contact: null,
  }
  return {
    ok: true,
    member: withSaving({ ...member, membership }, item.valueFen),
    entries: [],
    vouchers: [voucher],
    dues: monthlyDueOf(due.accountId, after),
    answer: { issued: true },
  }
}
