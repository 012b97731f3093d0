import type { CancelTerms } from '../../../typings/contract'
import type { MemberDecision, MemberState } from '../member/member'
import { livePoints } from '../points/account'
import { takeBack } from '../points/take-back'
import type { Refusal } from '../refusal'
import { endingDueOf, type RefundDue } from './ending-notice'
import { daysLeft, type Grant, lasting } from './membership'
import { monthlyDueOf } from './monthly-due'
import { CANCELLABLE_MS, type Order } from './order'

export interface Cancelling {
  readonly member: MemberState
  readonly order: Order
  readonly now: number
}

type Terms = { readonly ok: true; readonly grant: Grant; readonly terms: CancelTerms } | Refusal

/** What cancelling comes to at `now` (rule M-7). Refuses `NOT_OPEN` after seven days, and for what was replaced or cancelled. */
export function cancelTerms({ member, order, now }: Cancelling): Terms {
  const grant = member.membership?.grants.find(({ orderId }) => orderId === order._id)
  if (grant === undefined || now >= grant.grantedAt + CANCELLABLE_MS) {
    return { ok: false, code: 'NOT_OPEN', what: 'cancel' }
  }
  const refundFen = Math.floor((order.amountFen * daysLeft(grant, now)) / grant.days)
  const clawedBack = grant.bonus
  const debt = Math.max(0, clawedBack - livePoints(member.points, now))
  return { ok: true, grant, terms: { refundFen, clawedBack, debt } }
}

/** Takes a grant back: what it replaced comes again for the days that are left, what follows moves up, and points that its
 *  multiplier gave go. The money is due with it, so that it is given back whatever happens to this call (rule M-8). */
export function cancelPlan(cancelling: Cancelling): MemberDecision<CancelTerms> {
  const { member, order, now } = cancelling
  const found = cancelTerms(cancelling)
  if (!found.ok) return found
  const { grant, terms } = found
  const { membership } = member
  if (membership === null) return { ok: false, code: 'NOT_OPEN', what: 'cancel' }

  const left = daysLeft(grant, now)
  const again = grant.replaced.map(({ grant: before, daysLeft: had }) => ({
    ...before,
    days: Math.floor((had * left) / grant.days),
    worthFen: Math.floor((before.worthFen * had * left) / (before.days * grant.days)),
  }))
  const place = membership.grants.indexOf(grant)
  const others = membership.grants.slice(0, place)
  const moved = movedUp([...again, ...membership.grants.slice(place + 1)], Math.max(now, grant.from))
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
  return {
    ok: true,
    member: {
      ...member,
      points: points?.account ?? member.points,
      membership: { ...membership, grants: [...others, ...moved], savedPoints },
    },
    entries: points?.entries ?? [],
    // Where a grant begins earlier now, so does its monthly item; one that comes again goes on with its items.
    dues: [refund, ...moved.flatMap((each) => [endingDueOf(accountId, each), ...monthlyDueOf(accountId, each)])],
    answer: terms,
  }
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
