import type { CancelTerms } from '../../../typings/contract'
import { assert } from '../assert'
import type { MemberDecision, MemberState } from '../member/member'
import { livePoints } from '../points/account'
import { takeBack } from '../points/take-back'
import type { Refusal } from '../refusal'
import { countDays, dayOf } from '../time/day'
import { endingDueOf, type RefundDue } from './ending-notice'
import { daysLeft, type Grant, lasting } from './membership'
import { monthlyDueOf } from './monthly-due'
import { CANCELLABLE_MS, type Order } from './order'

export interface Cancelling {
  readonly member: MemberState
  readonly order: Order
  readonly now: number
}

type Terms = {
  readonly ok: true
  readonly grant: Grant
  readonly grants: readonly Grant[]
  readonly terms: CancelTerms
}

/** What cancelling comes to at `now` (rule M-7). Refuses `NOT_OPEN` after seven days, once it gave a monthly item, which it does
 *  not before, and for what was replaced or cancelled. */
export function cancelTerms({ member, order, now }: Cancelling): Terms | Refusal {
  const grants = member.membership?.grants ?? []
  const place = grants.findIndex(({ orderId }) => orderId === order._id)
  const grant = grants[place]
  if (grant === undefined || now >= grant.grantedAt + CANCELLABLE_MS || grant.items > 0) {
    return { ok: false, code: 'NOT_OPEN', what: 'cancel' }
  }
  const left = daysLeft(grant, now)
  const moved = movedUp([...comingAgain(grant, left), ...grants.slice(place + 1)], Math.max(now, grant.from))
  const after = [...grants.slice(0, place), ...moved]
  const clawedBack = grant.bonus
  const terms = {
    refundFen: Math.floor((grant.paidFen * left) / grant.days),
    clawedBack,
    debt: Math.max(0, clawedBack - livePoints(member.points, now)),
    remaining: after.filter(({ until }) => now < until).map((each) => stretchOf(each, now)),
  }
  return { ok: true, grant, grants: after, terms }
}

/** What of a grant is ahead, today counted in. */
function stretchOf({ name, from, until }: Grant, now: number): CancelTerms['remaining'][number] {
  const days = countDays({ from: dayOf(Math.max(now, from)), to: dayOf(until - 1) })
  return { name, days, until }
}

/** Takes a grant back: what it replaced comes again for the days that are left, what follows moves up, and points that it
 *  gave beyond what everybody gets go. The money is due with it, so that it is given back whatever happens to this call (rule M-8). */
export function cancelPlan(cancelling: Cancelling): MemberDecision<CancelTerms> {
  const { member, order, now } = cancelling
  const found = cancelTerms(cancelling)
  if (!found.ok) return found
  const { grant, grants, terms } = found
  const { membership } = member
  assert(membership !== null, `${order._id} was granted without a membership`)

  const points = terms.clawedBack === 0 ? null : takeBack(member.points, terms.clawedBack, order._id, now)
  const savedPoints = Math.max(0, membership.savedPoints - terms.clawedBack)
  const accountId = member.points.id
  const refund: RefundDue = {
    _id: `refund-${order._id}`,
    at: now,
    kind: 'refund',
    accountId,
    orderId: order._id,
    refundFen: terms.refundFen,
  }
  const moved = grants.slice(membership.grants.indexOf(grant))
  return {
    ok: true,
    member: { ...member, points: points?.account ?? member.points, membership: { ...membership, grants, savedPoints } },
    entries: points?.entries ?? [],
    // Where a grant begins earlier now, so does its monthly item; one that comes again goes on with its items.
    dues: [refund, ...moved.flatMap((each) => [endingDueOf(accountId, each), ...monthlyDueOf(accountId, each)])],
    answer: terms,
  }
}

/** What a grant replaced, for the share of it that is left: its days up to a whole one over all of it, and its money down to a
 *  fen. What it had replaced itself comes down with it, so that going round by an upgrade brings nothing. */
function comingAgain({ replaced, days }: Grant, left: number): Grant[] {
  let had = 0
  let given = 0
  return replaced.map(({ grant: before, daysLeft: mine }) => {
    had += mine
    const again = Math.ceil((had * left) / days) - given
    given += again
    const shareOf = (whole: number) => (whole * mine * left) / (before.days * days)
    return {
      ...before,
      days: again,
      worthFen: Math.floor(shareOf(before.worthFen)),
      paidFen: Math.floor(shareOf(before.paidFen)),
      replaced: before.replaced.map((each) => ({ ...each, daysLeft: Math.ceil(shareOf(each.daysLeft)) })),
    }
  })
}

/** One after another from `start` on. */
function movedUp(grants: readonly Grant[], start: number): Grant[] {
  let from = start
  return grants
    .filter(({ days }) => days > 0)
    .map((grant) => {
      const moved = { ...grant, ...lasting(from, grant.days) }
      from = moved.until
      return moved
    })
}
