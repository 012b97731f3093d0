import type { EraseTerms, UnclaimedPrize } from '../../../typings/contract'
import type { MemberState } from '../member/member'
import { cancelTerms } from '../membership/cancel'
import { endOf, grantAt } from '../membership/membership'
import type { Order } from '../membership/order'
import { livePoints } from '../points/account'
import { stateAt, type Voucher } from '../vouchers/voucher'

export interface Erasing {
  readonly member: MemberState
  readonly unclaimed: readonly UnclaimedPrize[]
  /** Hers that were issued and neither used nor returned. */
  readonly vouchers: readonly Voucher[]
  /** What her membership was paid with. */
  readonly orders: readonly Order[]
  readonly now: number
}

/** What an erasure at `now` takes from a member beside her name (rule E-5). */
export function eraseTerms({ member, unclaimed, vouchers, orders, now }: Erasing): EraseTerms {
  const open = vouchers.filter((voucher) => stateAt(voucher, now) === 'issued')
  return {
    points: livePoints(member.points, now),
    debt: member.points.debt,
    unclaimed: unclaimed.map(({ eventName, prize, claimBy }) => ({ eventName, name: prize.name, claimBy })),
    vouchers: open.filter(({ contact }) => contact === null).length,
    shipments: open.filter(({ contact }) => contact !== null).length,
    membership: membershipLeft(member, orders, now),
  }
}

function membershipLeft(member: MemberState, orders: readonly Order[], now: number): EraseTerms['membership'] {
  const grant = grantAt(member, now)
  if (grant === null) return null
  const refunds = orders.map((order) => cancelTerms({ member, order, now }))
  const refundFen = refunds.reduce((sum, refund) => sum + (refund.ok ? refund.terms.refundFen : 0), 0)
  return { name: grant.name, until: endOf(member, now), refundFen }
}
