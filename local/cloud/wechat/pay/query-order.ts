import { APP_ID } from '../../sdk-environment'
import type { Order, OrderBook } from './order-book'
import { type PayApi, type PayArguments, payMalformed, payRefused, paySucceeded, payTime } from './pay-reply'

const STATE_TEXTS: Record<Order['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  PAYERROR: '支付失败，请重新下单支付',
  REFUND: '订单发生过退款',
}

/** What has become of an order, by the merchant's number or by WeChat's. */
export function queryOrder(orders: OrderBook): PayApi {
  return ({ args }) => {
    if (args.out_trade_no === undefined && args.transaction_id === undefined)
      return payMalformed('缺少参数 out_trade_no')
    const order = findOrder(orders, args)
    if (order === undefined) return payRefused(args, 'ORDERNOTEXIST', '订单不存在')
    return paySucceeded(args, {
      out_trade_no: order._id,
      trade_state: order.state,
      trade_state_desc: STATE_TEXTS[order.state],
      ...(order.paidAt !== undefined && paidFacts(order, order.paidAt)),
    })
  }
}

export function findOrder(orders: OrderBook, { out_trade_no, transaction_id }: PayArguments): Order | undefined {
  return typeof transaction_id === 'string'
    ? orders.find({ transaction_id })
    : orders.find({ _id: String(out_trade_no) })
}

/** What `queryOrder` and the callback both say of a paid order. */
export function paidFacts(order: Order, paidAt: number): Record<string, unknown> {
  return {
    sub_appid: APP_ID,
    openid: `sp_${order.openid}`,
    sub_openid: order.openid,
    is_subscribe: 'N',
    sub_is_subscribe: 'N',
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    fee_type: 'CNY',
    total_fee: order.sent.total_fee,
    cash_fee: order.sent.total_fee,
    transaction_id: order.transaction_id,
    time_end: payTime(paidAt),
    ...(order.sent.attach !== undefined && { attach: order.sent.attach }),
  }
}
