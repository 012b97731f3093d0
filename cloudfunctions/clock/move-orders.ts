import { beginRefund, moveOrder } from '../edge/move-order'
import { dues, findDue } from '../platform/dues'
import { findOrdersToMove } from '../platform/membership'
import type { Turn } from './turn'

const ORDERS_A_RUN = 50

/** Begins the refunds of orders that were cancelled, should the call have been cut off (rule M-8). Returns how many were due. */
export async function beginRefunds(now: number, turn: Turn): Promise<number> {
  const refunds = await findDue('refund', now, ORDERS_A_RUN)
  for (const { _id, orderId, refundFen } of turn.whileTime(refunds)) {
    await beginRefund(orderId, refundFen, now)
    await dues.removeAll([_id])
  }
  return turn.begun
}

/** Settles what nobody came back for: paid orders whose callback was lost, unpaid ones that are over, refunds on their way
 *  (rules M-4 and M-8). Returns how many orders were looked at. */
export async function moveOrders(now: number, turn: Turn): Promise<number> {
  const orders = await findOrdersToMove(now, ORDERS_A_RUN)
  for (const { _id } of turn.whileTime(orders)) await moveOrder(_id, now)
  return turn.begun
}
