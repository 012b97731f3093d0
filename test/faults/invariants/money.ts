import type { Order } from '../../../cloudfunctions/domain/membership/order'
import type { Voucher } from '../../../cloudfunctions/domain/vouchers/voucher'
import type { ErasedDocument } from '../../../cloudfunctions/platform/erased'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import type { Order as Paid, Refund } from '../../../local/cloud/wechat/pay/order-book'
import { all, firstFault, type Invariant } from './invariant'

/** Money that was taken is membership that was granted, once, or has gone back. */
export const moneyIsMembership: Invariant = (ending) => {
  const paid = new Map(all<Paid>({ store: ending.wechat }, 'orders').map((order) => [order._id, order]))
  const refunds = new Map(
    all<Refund>({ store: ending.wechat }, 'refunds').map((refund) => [refund.out_trade_no, refund]),
  )
  const grants = new Map<string, string>()
  for (const { points, membership } of all<MemberDocument>(ending, 'members', { memberNo: { $gt: '' } })) {
    for (const { orderId, replaced } of membership?.grants ?? []) {
      if (grants.has(orderId)) return `orders/${orderId}: granted twice`
      grants.set(orderId, points.id)
      for (const { grant } of replaced) grants.set(grant.orderId, points.id)
    }
  }
  const erased = new Set(
    all<ErasedDocument>(ending, 'members', { eraseRequest: { $gt: '' } }).map(({ account }) => account.id),
  )
  const orders = new Map(all<Order>(ending, 'orders').map((order) => [order._id, order]))
  const stray = [...grants.keys()].find((orderId) => !orders.has(orderId))
  if (stray !== undefined) return `orders/${stray}: granted and never ordered`
  return firstFault(orders.values(), (order) => {
    const { _id, accountId, state, refundFen } = order
    const isPaid = paid.get(_id)?.paidAt !== undefined
    const refund = refunds.get(_id)
    const isGranted = grants.get(_id) === accountId
    const say = (fault: string) => `orders/${_id}: ${state}, ${fault}`
    if (state === 'granted') {
      if (!isPaid) return say('never paid')
      if (refund !== undefined) return say('and its money went back')
      return isGranted || erased.has(accountId) || hasEnded(order, ending.now) ? null : say('and nobody has it')
    }
    if (state === 'refunded') {
      if (isGranted) return say('and somebody still has it')
      if (refundFen === 0) return refund === undefined ? null : say('money went back that was not due')
      return refund?.refund_fee === refundFen ? null : say(`${refund?.refund_fee} fen went back of ${refundFen}`)
    }
    if (isPaid) return say('and paid')
    return isGranted ? say('and granted') : null
  })
}

/** What a member keeps of a cancelled plan is paid for: no item is hers of an order whose money went back. */
export const nothingIsKeptForNothing: Invariant = (ending) => {
  const orders = new Map(all<Order>(ending, 'orders').map((order) => [order._id, order]))
  return firstFault(all<Voucher>(ending, 'vouchers', { 'origin.from': 'membership' }), ({ _id, origin }) => {
    const order = origin.from === 'membership' ? orders.get(origin.orderId) : undefined
    if (order === undefined) return `vouchers/${_id}: of no order`
    return order.refundFen === undefined ? null : `vouchers/${_id}: ${order.state} is what it came with`
  })
}

/** A month of 31 days, of which some are not whole: the first, and where it comes again after an upgrade was cancelled the
 *  day of that, and one that is rounded away (rule M-7). */
const TERM_MS = 28 * 24 * 60 * 60_000

/** Grants that are over leave the member's document. */
const hasEnded = ({ grantedAt }: Order, now: number): boolean => now > (grantedAt ?? 0) + TERM_MS
