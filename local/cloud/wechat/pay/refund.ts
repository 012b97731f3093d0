import { isDeepStrictEqual } from 'node:util'
import type { Order, OrderBook, Refund, RefundStatus } from './order-book'
import { isFee, missingText, REFUND_NO } from './pay-arguments'
import type { PayCallbacks } from './pay-callbacks'
import { nonce, type PayApi, type PayArguments, payMalformed, payRefused, paySucceeded, payTime } from './pay-reply'
import { findOrder } from './query-order'

const MOST_REFUNDS = 50
const REFUNDABLE_MS = 365 * 86_400_000
/** A refund is under way for this long before it is done. */
const REFUND_TAKES_MS = 3000

export interface RefundParts {
  readonly orders: OrderBook
  readonly callbacks: PayCallbacks
  readonly now: () => number
}

/** Gives money back, in at most fifty parts within a year. A number sent again with the same contents is the same refund. */
export function refund({ orders, callbacks, now }: RefundParts): PayApi {
  return async ({ args }) => {
    const fault = refundFault(args)
    if (fault !== undefined) return payMalformed(fault)
    const order = findOrder(orders, args)
    if (order === undefined) return payRefused(args, 'ORDERNOTEXIST', '订单号不存在')

    const { nonce_str, ...sent } = args
    const outRefundNo = String(args.out_refund_no)
    const before = orders.refund(outRefundNo)
    if (before !== undefined)
      return isDeepStrictEqual(before.sent, sent)
        ? accepted(args, order, before)
        : payRefused(args, 'INVALID_REQUEST', '退款单号相同而参数不一致')

    const refusal = refundRefusal(order, args, orders.refundsOf(order._id), now())
    if (refusal !== undefined) return payRefused(args, ...refusal)

    const made: Refund = {
      _id: outRefundNo,
      out_trade_no: order._id,
      refund_id: `5${nonce()}`,
      refund_fee: Number(args.refund_fee),
      sent,
      createdAt: now(),
    }
    await orders.addRefund(made)
    await orders.change(order._id, ['SUCCESS', 'REFUND'], { state: 'REFUND' })
    if (typeof args.function_name === 'string')
      await callbacks.schedule({
        functionName: args.function_name,
        dueAt: made.createdAt + REFUND_TAKES_MS,
        event: refundEvent(order, made),
      })
    return accepted(args, order, made)
  }
}

/** The refunds of an order, or the one of this number. */
export function queryRefund({ orders, now }: Omit<RefundParts, 'callbacks'>): PayApi {
  return ({ args }) => {
    const one = typeof args.out_refund_no === 'string' ? orders.refund(args.out_refund_no) : undefined
    const order = findOrder(orders, one === undefined ? args : { out_trade_no: one.out_trade_no })
    const refunds =
      order === undefined || one !== undefined
        ? [one].filter((item) => item !== undefined)
        : orders.refundsOf(order._id)
    if (order === undefined || refunds.length === 0) return payRefused(args, 'REFUNDNOTEXIST', '退款订单查询失败')
    const numbered = refunds.flatMap((item, index) => [
      [`out_refund_no_${index}`, item._id],
      [`refund_id_${index}`, item.refund_id],
      [`refund_fee_${index}`, item.refund_fee],
      [`refund_status_${index}`, statusOf(item, now())],
      [
        `refund_success_time_${index}`,
        statusOf(item, now()) === 'SUCCESS' ? payTime(item.createdAt + REFUND_TAKES_MS) : undefined,
      ],
    ])
    return paySucceeded(args, {
      out_trade_no: order._id,
      transaction_id: order.transaction_id,
      total_fee: order.sent.total_fee,
      refund_count: refunds.length,
      ...Object.fromEntries(numbered),
    })
  }
}

function refundFault(args: PayArguments): string | undefined {
  if (args.out_trade_no === undefined && args.transaction_id === undefined) return '缺少参数 out_trade_no'
  const missing = missingText(args, ['out_refund_no', 'sub_mch_id'])
  if (missing !== undefined) return `缺少参数 ${missing}`
  if (!REFUND_NO.test(String(args.out_refund_no))) return 'out_refund_no 参数格式错误'
  if (!isFee(args.total_fee) || !isFee(args.refund_fee)) return 'total_fee 与 refund_fee 必须是不小于 1 的整数（分）'
  return undefined
}

function refundRefusal(
  order: Order,
  args: PayArguments,
  before: readonly Refund[],
  now: number,
): [code: string, description: string] | undefined {
  if (order.paidAt === undefined) return ['TRADE_STATE_ERROR', '订单未支付，不能退款']
  if (now - order.paidAt > REFUNDABLE_MS) return ['TRADE_OVERDUE', '订单已经超过退款期限']
  if (args.total_fee !== order.sent.total_fee) return ['INVALID_REQUEST', '订单金额不一致']
  if (before.length >= MOST_REFUNDS) return ['INVALID_REQUEST', `部分退款不能超过 ${MOST_REFUNDS} 次`]
  const refundedFen = before.reduce((sum, { refund_fee }) => sum + refund_fee, 0)
  if (refundedFen + Number(args.refund_fee) > Number(order.sent.total_fee)) return ['NOTENOUGH', '退款金额大于可退金额']
  return undefined
}

function statusOf({ createdAt, status }: Refund, now: number): RefundStatus {
  return status ?? (now >= createdAt + REFUND_TAKES_MS ? 'SUCCESS' : 'PROCESSING')
}

function accepted(args: PayArguments, order: Order, { _id, refund_id, refund_fee }: Refund) {
  return paySucceeded(args, {
    out_trade_no: order._id,
    transaction_id: order.transaction_id,
    out_refund_no: _id,
    refund_id,
    refund_fee,
    total_fee: order.sent.total_fee,
    cash_fee: order.sent.total_fee,
  })
}

function refundEvent(order: Order, { _id, refund_id, refund_fee, createdAt }: Refund): Record<string, unknown> {
  return {
    returnCode: 'SUCCESS',
    outTradeNo: order._id,
    transactionId: order.transaction_id,
    outRefundNo: _id,
    refundId: refund_id,
    refundFee: refund_fee,
    totalFee: order.sent.total_fee,
    refundStatus: 'SUCCESS',
    successTime: payTime(createdAt + REFUND_TAKES_MS),
  }
}
