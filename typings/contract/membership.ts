import type { Action, Nothing } from './reply'

/** What a plan gives for as long as it lasts. There is no minimum spend: nothing here could hold one. */
export interface Benefits {
  /** Multiplier of points at the counter in whole percent: 150 is one and a half. */
  readonly pointsPercent: number
  /** Make-up cards a month, on top of everybody's one. */
  readonly makeUpCards: number
  /** Whether rewards cost the member's price. */
  readonly memberPrices: boolean
  /** Whether rewards for paid members are open to her. */
  readonly paidRewards: boolean
  /** What she gets in a store each month for nothing, as a voucher; null for none. */
  readonly monthlyItem: { readonly name: string; readonly valueFen: number } | null
  /** Points on her birthday; 0 for none. */
  readonly birthdayPoints: number
}

export type PlanTerm = 'month' | 'quarter' | 'year'

export interface Plan {
  readonly id: string
  readonly name: string
  readonly term: PlanTerm
  readonly priceFen: number
  readonly benefits: Benefits
}

/** My membership, while it lasts. */
export interface Membership {
  readonly planId: string
  readonly name: string
  readonly benefits: Benefits
  readonly since: number
  /** The first instant without it. */
  readonly until: number
  /** What it saved me until now: member prices, monthly items, and the points that it gave beyond what everybody gets. */
  readonly saved: { readonly fen: number; readonly points: number }
}

export type OrderState = 'unpaid' | 'paid' | 'granted' | 'refunding' | 'refunded' | 'closed'

export interface OrderView {
  readonly orderId: string
  readonly planId: string
  readonly name: string
  readonly amountFen: number
  readonly state: OrderState
  readonly createdAt: number
  /** Until when it can be paid. */
  readonly payBy: number
  readonly refundFen?: number
  /** Until when it can be cancelled; there while it can. */
  readonly cancelBy?: number
}

/** What `wx.requestPayment` takes. */
export interface PaymentSheet {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'MD5' | 'HMAC-SHA256' | 'RSA'
  readonly paySign: string
}

/** What cancelling now comes to, told before it is confirmed. */
export interface CancelTerms {
  readonly refundFen: number
  /** Points that it gave beyond what everybody gets, and that go back; what of them is spent becomes a debt. */
  readonly clawedBack: number
  readonly debt: number
  /** What she has of paid membership then, in its order, with the days that are ahead, today counted in: what is cancelled
   *  brings back what it had replaced, and what follows it moves up. */
  readonly remaining: ReadonlyArray<{ readonly name: string; readonly days: number; readonly until: number }>
}

export interface MembershipActions {
  plans: Action<Nothing, { plans: readonly Plan[]; membership: Membership | null }>
  buyPlan: Action<{ readonly planId: string }, { orderId: string; payment: PaymentSheet }>
  /** The sheet of an order that is still unpaid, to try again. */
  payOrder: Action<{ readonly orderId: string }, { payment: PaymentSheet }>
  /** Asks WeChat Pay when the callback is not there yet. */
  order: Action<{ readonly orderId: string }, OrderView & { membership?: Membership }>
  /** Newest first. */
  orders: Action<{ readonly cursor?: string }, { orders: readonly OrderView[]; next?: string }>
  cancelTerms: Action<{ readonly orderId: string }, CancelTerms>
  cancelPlan: Action<{ readonly orderId: string }, OrderView & { membership?: Membership }>
}

export interface BrandPlan extends Plan {
  readonly version: number
  readonly onSale: boolean
}

/** A refund that WeChat Pay refuses, or that does not arrive. It is asked for again by itself. */
export interface StuckRefund {
  /** The number under which the merchant finds it at WeChat Pay. */
  readonly orderId: string
  readonly name: string
  readonly refundFen: number
  readonly since: number
  /** In WeChat Pay's words. */
  readonly reason: string
}

export interface BrandPlanActions {
  plans: Action<Nothing, { plans: readonly BrandPlan[] }>
  /** Those that are stuck, longest first, at most a hundred. */
  refunds: Action<Nothing, { refunds: readonly StuckRefund[] }>
  /** Without an id it is a new one. What was bought keeps the terms under which it was bought. */
  savePlan: Action<
    Omit<Plan, 'id'> & { readonly id?: string; readonly version?: number; readonly onSale: boolean },
    { plan: BrandPlan }
  >
}
