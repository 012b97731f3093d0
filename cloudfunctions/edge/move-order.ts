import { happeningBeside } from '../domain/happenings/happening'
import { grantPlan } from '../domain/membership/grant'
import type { Order } from '../domain/membership/order'
import { happenings } from '../platform/happenings'
import { orders } from '../platform/membership'
import { closePayment, isRefunded, type Payment, queryPayment, refundPayment } from '../platform/pay'
import { changeOwner } from './change-member'

const MINUTE_MS = 60_000

/** How long the clock leaves an unpaid order alone between two looks. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS

/**
 * Brings an order as far as it can come now (rules M-4 and M-8): asks WeChat Pay whether an unpaid one was paid, grants a paid
 * one, closes what was not paid in time, and sees refunds to their end. Every step is conditional on the state that it
 * leaves, so callbacks, the member's own asking and the clock may all do it at once, and each may be cut off anywhere.
 */
export async function moveOrder(orderId: string, now: number): Promise<Order | null> {
  let order = await orders.get(orderId)
  for (let step = 0; order !== null && step < MOST_STEPS; step++) {
    const moved = await STEPS[order.state](order, now)
    if (!moved) return order
    order = await orders.get(orderId)
  }
  return order
}

/** From unpaid to refunded there are fewer; it only keeps a fault from turning in circles. */
const MOST_STEPS = 6

/** Each gives whether the order is in another state now, whoever brought it there. */
const STEPS: Readonly<Record<Order['state'], (order: Order, now: number) => Promise<boolean>>> = {
  unpaid: lookForPayment,
  paid: grant,
  granted: rests,
  refunding: sendBack,
  refunded: tell,
  closed: rests,
}

async function rests(): Promise<boolean> {
  return false
}

async function lookForPayment(order: Order, now: number): Promise<boolean> {
  const { _id, amountFen, payBy } = order
  const payment = await queryPayment(_id)
  if (payment.state === 'paid') {
    // What was paid is not what it costs: nothing is granted for it, and all of it goes back.
    const isRight = payment.paidFen === amountFen
    const to = isRight
      ? { state: 'paid' as const, paidAt: now, paidFen: payment.paidFen, nextAt: now }
      : { state: 'refunding' as const, paidFen: payment.paidFen, refundFen: payment.paidFen, nextAt: now }
    await orders.changeIf({ _id, state: 'unpaid' }, { set: to })
    return true
  }
  if (!(await isOver(order, payment, now))) {
    const nextAt = now < payBy ? Math.min(now + LOOK_AGAIN_MS, payBy) : now + MINUTE_MS
    await orders.changeIf({ _id, state: 'unpaid' }, { set: { nextAt } })
    return false
  }
  await orders.changeIf({ _id, state: 'unpaid' }, { set: { state: 'closed' }, remove: ['nextAt'] })
  return true
}

/** Whether nobody can pay it any more. One that WeChat does not know has no sheet, and gets none once the last call that could
 *  have asked for it has ended; one that cannot be closed may have been paid in the very moment, and the next look tells. */
async function isOver({ _id, payBy }: Order, { state }: Payment, now: number): Promise<boolean> {
  if (state === 'closed') return true
  if (state === 'unknown') return now >= payBy + MINUTE_MS
  return now >= payBy && closePayment(_id)
}

async function grant(order: Order, now: number): Promise<boolean> {
  const { _id, accountId } = order
  const outcome = await changeOwner({ accountId, action: 'grantPlan', requestId: `grant-${_id}`, now }, (member) =>
    grantPlan({ member, order, now }),
  )
  if (!outcome.ok) {
    if (outcome.code === 'TRY_AGAIN') return false
    // She is gone, and her money goes back.
    return orders.changeIf(
      { _id, state: 'paid' },
      { set: { state: 'refunding', refundFen: order.amountFen, nextAt: now } },
    )
  }
  const { grantedAt } = outcome.answer
  await orders.changeIf({ _id, state: 'paid' }, { set: { state: 'granted', grantedAt }, remove: ['nextAt'] })
  return true
}

async function sendBack(order: Order, now: number): Promise<boolean> {
  const { _id, paidFen = 0, refundFen = 0 } = order
  const refunding = { orderId: _id, paidFen, refundFen }
  const isBack =
    refundFen === 0 || (await isRefunded(_id)) || ((await refundPayment(refunding)) && (await isRefunded(_id)))
  if (!isBack) {
    await orders.changeIf({ _id, state: 'refunding' }, { set: { nextAt: now + MINUTE_MS } })
    return false
  }
  await orders.changeIf({ _id, state: 'refunding' }, { set: { state: 'refunded', refundedAt: now, nextAt: now } })
  return true
}

/** Tells that the money is back (rule H-4), and only then lets the order rest. */
async function tell({ _id, accountId, refundFen = 0, refundedAt, nextAt }: Order): Promise<boolean> {
  if (nextAt === undefined || refundedAt === undefined) return false
  const fact = { kind: 'refunded', orderId: _id, refundFen } as const
  await happenings.addMissing([happeningBeside({ _id: `refunded-${_id}`, accountId, fact, at: refundedAt })])
  await orders.changeIf({ _id, state: 'refunded' }, { remove: ['nextAt'] })
  return false
}

/** Lets the money of a cancelled order go back (rule M-8). */
export async function beginRefund(orderId: string, refundFen: number, now: number): Promise<Order | null> {
  await orders.changeIf({ _id: orderId, state: 'granted' }, { set: { state: 'refunding', refundFen, nextAt: now } })
  return moveOrder(orderId, now)
}
