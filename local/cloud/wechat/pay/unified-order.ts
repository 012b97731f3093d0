import { isDeepStrictEqual } from 'node:util'
import { APP_ID } from '../../sdk-environment'
import type { OrderBook } from './order-book'
import { isFee, missingText, TRADE_NO } from './pay-arguments'
import { nonce, type PayApi, type PayArguments, payMalformed, payRefused, paySucceeded } from './pay-reply'

const REQUIRED = ['body', 'out_trade_no', 'spbill_create_ip', 'sub_mch_id', 'env_id', 'function_name']
const GREATEST_BODY = 128

/** Makes an order that a person can pay. The same number may be sent again with the same contents only. */
export function unifiedOrder({ orders, now }: { orders: OrderBook; now: () => number }): PayApi {
  return async ({ args, openid }) => {
    const fault = orderFault(args)
    if (fault !== undefined) return payMalformed(fault)
    const outTradeNo = String(args.out_trade_no)
    const sent = contentsOf(args)

    const before = orders.find({ _id: outTradeNo })
    if (before === undefined) {
      const payer = typeof args.sub_openid === 'string' ? args.sub_openid : openid
      if (payer === undefined) return payMalformed('缺少参数 sub_openid')
      const prepayId = `wx${nonce()}`
      await orders.open({
        _id: outTradeNo,
        sent,
        state: 'NOTPAY',
        prepay_id: prepayId,
        openid: payer,
        createdAt: now(),
      })
      return toPay(args, prepayId, now())
    }
    if (!isDeepStrictEqual(before.sent, sent)) return payRefused(args, 'OUT_TRADE_NO_USED', '商户订单号重复')
    if (before.state === 'CLOSED') return payRefused(args, 'ORDERCLOSED', '订单已关闭')
    if (before.state !== 'NOTPAY' && before.state !== 'PAYERROR') return payRefused(args, 'ORDERPAID', '该订单已支付')
    return toPay(args, before.prepay_id, now())
  }
}

function orderFault(args: PayArguments): string | undefined {
  const missing = missingText(args, REQUIRED)
  if (missing !== undefined) return `缺少参数 ${missing}`
  if (!TRADE_NO.test(String(args.out_trade_no))) return 'out_trade_no 参数格式错误'
  if (!isFee(args.total_fee)) return 'total_fee 必须是不小于 1 的整数（分）'
  if (Buffer.byteLength(String(args.body)) > GREATEST_BODY) return 'body 参数长度有误'
  if (args.trade_type !== undefined && args.trade_type !== 'JSAPI') return 'trade_type 参数格式错误'
  return undefined
}

/** What must be the same when the number is sent again: everything but the nonce. */
function contentsOf({ nonce_str, ...contents }: PayArguments): PayArguments {
  return contents
}

function toPay(args: PayArguments, prepayId: string, now: number) {
  return paySucceeded(args, {
    trade_type: 'JSAPI',
    prepay_id: prepayId,
    payment: {
      appId: APP_ID,
      timeStamp: String(Math.floor(now / 1000)),
      nonceStr: nonce(),
      package: `prepay_id=${prepayId}`,
      signType: 'MD5',
      paySign: nonce().toUpperCase(),
    },
  })
}
