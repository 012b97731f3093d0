import type { MemberDecision, MemberState } from '../member/member'
import { endingDueOf } from './ending-notice'
import { daysLeft, type Grant, lasting, NO_MEMBERSHIP, TERM_DAYS } from './membership'
import { monthlyDueOf } from './monthly-due'
import type { Order } from './order'

/** Grants that ended longer ago than this are of no use to any rule. */
const KEPT_MS = 31 * 24 * 60 * 60_000

export interface Granting {
  readonly member: MemberState
  /** Paid for. */
  readonly order: Order
  readonly now: number
}

/** Gives what an order has paid for, once (rules M-2 and M-3): granted again, it changes nothing. */
export function grantPlan({ member, order, now }: Granting): MemberDecision<{ until: number; grantedAt: number }> {
  const record = member.membership ?? NO_MEMBERSHIP
  const before = record.grants.find(({ orderId }) => orderId === order._id)
  if (before !== undefined) return { ok: true, member, entries: [], answer: grantedIn(before) }

  const live = record.grants.filter(({ until }) => until > now)
  const over = record.grants.filter(({ until }) => until <= now && until > now - KEPT_MS)
  const grant = isUpgrade(order, live) ? replacing(live, order, now) : following(live, order, now)
  const grants = grant.replaced.length > 0 ? [...over, grant] : [...over, ...live, grant]
  return {
    ok: true,
    member: { ...member, membership: { ...record, grants } },
    entries: [],
    dues: [endingDueOf(member.points.id, grant), ...monthlyDueOf(member.points.id, grant)],
    answer: grantedIn(grant),
  }
}

const grantedIn = ({ until, grantedAt }: Grant) => ({ until, grantedAt })

/** Another plan that costs more a day than what she has (rule M-3). */
function isUpgrade({ plan }: Order, live: readonly Grant[]): boolean {
  const [current] = live
  if (current === undefined || current.planId === plan.id) return false
  return plan.priceFen * current.termDays > current.priceFen * TERM_DAYS[plan.term]
}

/** It begins when what she has ends, or now. */
function following(live: readonly Grant[], order: Order, now: number): Grant {
  const days = TERM_DAYS[order.plan.term]
  return grantOf(order, { from: live.at(-1)?.until ?? now, days, worthFen: order.amountFen, replaced: [] }, now)
}

/** It begins now; what is left of what she has buys days of it at its own price a day, down to a whole day. */
function replacing(live: readonly Grant[], order: Order, now: number): Grant {
  const replaced = live.map((grant) => ({ grant, daysLeft: daysLeft(grant, now) }))
  const leftFen = replaced.reduce((sum, { grant, daysLeft: left }) => sum + (grant.worthFen * left) / grant.days, 0)
  const termDays = TERM_DAYS[order.plan.term]
  const more = Math.floor((leftFen * termDays) / order.plan.priceFen)
  const worthFen = order.amountFen + Math.floor(leftFen)
  return grantOf(order, { from: now, days: termDays + more, worthFen, replaced }, now)
}

function grantOf(
  { _id, plan, amountFen }: Order,
  { from, days, worthFen, replaced }: Pick<Grant, 'from' | 'days' | 'worthFen' | 'replaced'>,
  now: number,
): Grant {
  return {
    orderId: _id,
    planId: plan.id,
    name: plan.name,
    benefits: plan.benefits,
    priceFen: plan.priceFen,
    termDays: TERM_DAYS[plan.term],
    days,
    worthFen,
    paidFen: amountFen,
    grantedAt: now,
    ...lasting(from, days),
    bonus: 0,
    items: 0,
    replaced,
  }
}
