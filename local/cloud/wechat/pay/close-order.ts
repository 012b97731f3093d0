import type { OrderBook } from './order-book'
import { missingText } from './pay-arguments'
import { type PayApi, payMalformed, payRefused, paySucceeded } from './pay-reply'

const LEAST_AGE_MS = 5 * 60_000

/** Closes an unpaid order so that nobody can pay it any more; not within five minutes of its making. */
export function closeOrder({ orders, now }: { orders: OrderBook; now: () => number }): PayApi {
  return async ({ args }) => {
    if (missingText(args, ['out_trade_no']) !== undefined) return payMalformed('缺少参数 out_trade_no')
    const order = orders.find({ _id: String(args.out_trade_no) })
    if (order === undefined) return payRefused(args, 'ORDERNOTEXIST', '订单不存在')
    if (order.state === 'CLOSED') return payRefused(args, 'ORDERCLOSED', '订单已关闭')
    if (order.state === 'NOTPAY' || order.state === 'PAYERROR') {
      if (now() - order.createdAt < LEAST_AGE_MS)
        return payRefused(args, 'TRADE_STATE_ERROR', '订单生成后五分钟内不能关单')
      if (await orders.change(order._id, ['NOTPAY', 'PAYERROR'], { state: 'CLOSED' })) return paySucceeded(args, {})
    }
    return payRefused(args, 'ORDERPAID', '订单已支付')
  }
}
