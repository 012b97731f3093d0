import type { Document, DocumentStore } from '../../seams'

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'PAYERROR' | 'REFUND'

/** An order as WeChat Pay keeps it. Money in whole fen, instants in epoch milliseconds. */
export interface Order {
  /** The merchant's number of the order. */
  readonly _id: string
  readonly number: number
  /** The order as it was first sent; whoever sends it again must send the same. */
  readonly sent: Readonly<Record<string, unknown>>
  readonly state: TradeState
  readonly prepay_id: string
  readonly openid: string
  readonly createdAt: number
  readonly transaction_id?: string
  readonly paidAt?: number
}

export interface Refund {
  /** The merchant's number of the refund. */
  readonly _id: string
  readonly out_trade_no: string
  readonly refund_id: string
  readonly refund_fee: number
  readonly sent: Readonly<Record<string, unknown>>
  readonly createdAt: number
  /** How it stands, where it was told; otherwise it is done after a moment. */
  readonly status?: RefundStatus
}

/** `CHANGE`: the bank gave the money back to the merchant, who has to see to it. */
export const REFUND_STATUSES = ['PROCESSING', 'SUCCESS', 'CHANGE', 'REFUNDCLOSE'] as const

export type RefundStatus = (typeof REFUND_STATUSES)[number]

/** Orders and refunds on disk. */
export class OrderBook {
  readonly #state: DocumentStore

  constructor(state: DocumentStore) {
    this.#state = state
  }

  /** By any of the three names that an order goes by. */
  find(query: { _id: string } | { transaction_id: string } | { prepay_id: string }): Order | undefined {
    const [order] = this.#state.find('orders', { query, limit: 1 })
    return order as Order | undefined
  }

  async open(order: Omit<Order, 'number'>): Promise<void> {
    const number = this.#state.count('orders', {}) + 1
    await this.#state.insert('orders', [{ ...order, number }])
  }

  /** Changes an order that is still in one of these states; false when somebody was first. */
  async change(
    outTradeNo: string,
    from: readonly TradeState[],
    change: Partial<Pick<Order, 'state' | 'transaction_id' | 'paidAt'>>,
  ): Promise<boolean> {
    const { updated } = await this.#state.modify('orders', {
      query: { _id: outTradeNo, state: { $in: from } },
      change: { $set: change },
      multi: false,
      merge: true,
      upsert: false,
    })
    return updated === 1
  }

  /** Newest first. */
  list(limit: number): Document[] {
    return this.#state.find('orders', { order: [['number', -1]], limit })
  }

  refund(outRefundNo: string): Refund | undefined {
    const [refund] = this.#state.find('refunds', { query: { _id: outRefundNo }, limit: 1 })
    return refund as Refund | undefined
  }

  refundsOf(outTradeNo: string): Refund[] {
    const refunds = this.#state.find('refunds', {
      query: { out_trade_no: outTradeNo },
      limit: 1000,
    }) as unknown as Refund[]
    return refunds.sort((a, b) => a.createdAt - b.createdAt || (a._id < b._id ? -1 : 1))
  }

  /** Lets a refund stand so from now on; false when there is none of this number. */
  async turnRefund(outRefundNo: string, status: RefundStatus): Promise<boolean> {
    const { updated } = await this.#state.modify('refunds', {
      query: { _id: outRefundNo },
      change: { $set: { status } },
      multi: false,
      merge: true,
      upsert: false,
    })
    return updated === 1
  }

  async addRefund(refund: Refund): Promise<void> {
    await this.#state.insert('refunds', [{ ...refund }])
  }
}
