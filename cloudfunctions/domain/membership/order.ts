import type { OrderState, OrderView, Plan } from '../../../typings/contract'

/** How long an order can be paid (rule M-4). */
const PAYABLE_MS = 30 * 60_000

/** How long a granted one can be cancelled (rule M-7). */
export const CANCELLABLE_MS = 7 * 24 * 60 * 60_000

/** When the clock looks at an unpaid order for the first time, should no callback have come. */
const FIRST_LOOK_MS = 60_000

/** `orders`: what is bought, by the number that WeChat Pay knows it by. Its plan is as it was when it was ordered. */
export interface Order {
  readonly _id: string
  readonly accountId: string
  readonly plan: Plan
  readonly amountFen: number
  readonly state: OrderState
  readonly createdAt: number
  readonly payBy: number
  readonly paidAt?: number
  readonly paidFen?: number
  readonly grantedAt?: number
  readonly refundFen?: number
  readonly refundedAt?: number
  /** Since when WeChat Pay says nothing of it; there while it does not. */
  readonly unansweredAt?: number
  /** When its refund was taken by WeChat Pay. */
  readonly refundAskedAt?: number
  /** Since when its refund is refused or stuck, and why, in WeChat Pay's words; there while it is. */
  readonly refundFailedAt?: number
  readonly refundFault?: string
  /** When the clock looks at it next; absent when it has come to rest. */
  readonly nextAt?: number
}

export function openOrder(ordering: {
  readonly orderId: string
  readonly accountId: string
  readonly plan: Plan
  readonly now: number
}): Order {
  const { orderId, accountId, plan, now } = ordering
  const times = { createdAt: now, payBy: now + PAYABLE_MS, nextAt: now + FIRST_LOOK_MS }
  return { _id: orderId, accountId, plan, amountFen: plan.priceFen, state: 'unpaid', ...times }
}

export function orderView(order: Order, now: number): OrderView {
  const { _id, plan, amountFen, state, createdAt, payBy, grantedAt, refundFen } = order
  const cancelBy = state === 'granted' && grantedAt !== undefined ? grantedAt + CANCELLABLE_MS : 0
  return {
    orderId: _id,
    planId: plan.id,
    name: plan.name,
    amountFen,
    state,
    createdAt,
    payBy,
    ...(refundFen === undefined ? {} : { refundFen }),
    ...(now < cancelBy ? { cancelBy } : {}),
  }
}
