import { happeningBeside } from '../domain/happenings/happening'
import { grantPlan } from '../domain/membership/grant'
import type { Order } from '../domain/membership/order'
import { happenings } from '../platform/happenings'
import { orders } from '../platform/membership'
import {
  askForRefund,
  closePayment,
  type Payment,
  queryPayment,
  queryRefund,
  type Refund,
  type Refunding,
} from '../platform/pay'
import { changeOwner } from './change-member'

const MINUTE_MS = 60_000

/** How long the clock leaves an unpaid order alone between two looks. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS

/** The longest between two looks at what does not move. */
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS

/** How long to wait for what has stood still since then: as long as it did, from a minute to six hours. */
const waitFor = (since: number, now: number): number => Math.min(Math.max(now - since, MINUTE_MS), LONGEST_WAIT_MS)

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
  const { _id, payBy } = order
  const payment = await queryPayment(_id)
  if (payment.state === 'paid') return takePayment(order, payment, now)
  if (!(await isOver(order, payment, now))) {
    const { state } = payment
    const unansweredAt = order.unansweredAt ?? now
    const late = state === 'unanswered' ? waitFor(unansweredAt, now) : MINUTE_MS
    const nextAt = now < payBy ? Math.min(now + LOOK_AGAIN_MS, payBy) : now + late
    const changes = state === 'unanswered' ? { set: { nextAt, unansweredAt } } : { set: { nextAt }, remove: ANSWERED }
    await orders.changeIf({ _id, state: 'unpaid' }, changes)
    return false
  }
  await orders.changeIf({ _id, state: 'unpaid' }, { set: { state: 'closed' }, remove: ['nextAt', ...ANSWERED] })
  return true
}

const ANSWERED = ['unansweredAt'] as const

/** What was paid is granted next; what is not what it costs goes back, all of it, and nothing is granted for it. */
async function takePayment(order: Order, { paidFen }: Payment, now: number): Promise<boolean> {
  const { _id, amountFen, state } = order
  const to =
    paidFen === amountFen
      ? { state: 'paid' as const, paidAt: now, paidFen, nextAt: now }
      : { state: 'refunding' as const, paidFen, refundFen: paidFen, nextAt: now }
  await orders.changeIf({ _id, state }, { set: to, remove: ANSWERED })
  return true
}

/**
 * What WeChat Pay tells of itself about an order moves it as `moveOrder` does; one that is closed is asked for once more, since
 * money that was taken is granted or goes back, however late it is heard of (rule M-4). Gives whether it need not be told again.
 */
export async function hearOfPayment(order: Order, now: number): Promise<boolean> {
  if (order.state === 'closed') {
    const payment = await queryPayment(order._id)
    if (payment.state === 'unanswered') return false
    if (payment.state === 'paid') await takePayment(order, payment, now)
  }
  const moved = await moveOrder(order._id, now)
  return moved === null || (moved.state !== 'paid' && moved.state !== 'unpaid')
}

/** Whether nobody can pay it any more, which WeChat alone can say: it is closed, there or by us, or there is none. One that it
 *  does not know has no sheet, and gets none once the last call that could have asked for it has ended; one that cannot be
 *  closed may have been paid in the very moment, and the next look tells. */
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

/** One that WeChat Pay refuses, or that does not arrive, is asked for less and less often, and says so (rule M-9). */
async function sendBack(order: Order, now: number): Promise<boolean> {
  const { _id, paidFen = 0, refundFen = 0 } = order
  const refund = refundFen === 0 ? BACK : await refundOf({ orderId: _id, paidFen, refundFen })
  if (refund.state === 'back') {
    const to = { state: 'refunded', refundedAt: now, nextAt: now } as const
    await orders.changeIf({ _id, state: 'refunding' }, { set: to, remove: FAILED })
    return true
  }
  if (refund.state === 'stuck') {
    const refundFailedAt = order.refundFailedAt ?? now
    console.error(JSON.stringify({ order: _id, fault: `its refund is stuck: ${refund.reason}` }))
    const marks = { refundFailedAt, refundFault: refund.reason, nextAt: now + waitFor(refundFailedAt, now) }
    await orders.changeIf({ _id, state: 'refunding' }, { set: marks })
    return false
  }
  const refundAskedAt = order.refundAskedAt ?? now
  const marks = { refundAskedAt, nextAt: now + waitFor(refundAskedAt, now) }
  await orders.changeIf({ _id, state: 'refunding' }, { set: marks, remove: FAILED })
  return false
}

const BACK: Refund = { state: 'back', reason: '' }
const FAILED = ['refundFailedAt', 'refundFault'] as const

/** How a refund stands, once it was asked for. One that is closed is asked for again, under its own number. */
async function refundOf(refunding: Refunding): Promise<Refund> {
  const before = await queryRefund(refunding.orderId)
  if (before.state === 'onItsWay' || before.state === 'back') return before
  const refusal = await askForRefund(refunding)
  if (refusal !== null) return { state: 'stuck', reason: refusal }
  const after = await queryRefund(refunding.orderId)
  return after.state === 'none' ? { state: 'onItsWay', reason: '' } : after
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
