import type { PaymentSheet } from '../../typings/contract'
import { cloudPay, wechatContext } from './sdk'

/**
 * The one door to WeChat Pay. Nothing behind it knows a plan or a member: it knows orders by number and fen, so that another
 * way of paying can be put in its place. Every method is one wire call, and may be repeated.
 */

/** Takes the callbacks. */
const CALLBACK_FUNCTION = 'payment'

/** What WeChat Pay says of an order. */
export interface Payment {
  readonly state: 'unknown' | 'unpaid' | 'paid' | 'closed'
  /** What was paid, in fen; 0 where nothing was. */
  readonly paidFen: number
}

/** What `wx.requestPayment` takes, for whoever calls this function; null where the order cannot be paid any more. */
export async function sheetOf(order: {
  orderId: string
  amountFen: number
  name: string
}): Promise<PaymentSheet | null> {
  const reply = await cloudPay.unifiedOrder({
    ...merchant(),
    envId: wechatContext().ENV,
    functionName: CALLBACK_FUNCTION,
    body: order.name,
    outTradeNo: order.orderId,
    totalFee: order.amountFen,
    // WeChat asks for an address and does not look at it; sent again, the order has to be the same.
    spbillCreateIp: '127.0.0.1',
    tradeType: 'JSAPI',
  })
  return succeeded(reply) ? (reply.payment as PaymentSheet) : null
}

/** An order is unknown until its sheet was asked for. */
export async function queryPayment(orderId: string): Promise<Payment> {
  const reply = await cloudPay.queryOrder({ ...merchant(), outTradeNo: orderId })
  if (!succeeded(reply)) return { state: 'unknown', paidFen: 0 }
  const { tradeState, totalFee } = reply
  if (tradeState === 'SUCCESS' || tradeState === 'REFUND') return { state: 'paid', paidFen: Number(totalFee) }
  return { state: tradeState === 'CLOSED' || tradeState === 'REVOKED' ? 'closed' : 'unpaid', paidFen: 0 }
}

/** False where it cannot be closed, having been paid or being too young; a query tells. */
export async function closePayment(orderId: string): Promise<boolean> {
  return succeeded(await cloudPay.closeOrder({ ...merchant(), outTradeNo: orderId }))
}

export interface Refunding {
  readonly orderId: string
  readonly paidFen: number
  readonly refundFen: number
}

/** Asks for an order's one refund. A refund that was asked for before is the same one. */
export async function refundPayment({ orderId, paidFen, refundFen }: Refunding): Promise<boolean> {
  const outRefundNo = refundNumber(orderId)
  const fees = { totalFee: paidFen, refundFee: refundFen }
  return succeeded(await cloudPay.refund({ ...merchant(), outTradeNo: orderId, outRefundNo, ...fees }))
}

/** Whether the money of an order's refund has gone back. */
export async function isRefunded(orderId: string): Promise<boolean> {
  const reply = await cloudPay.queryRefund({ ...merchant(), outRefundNo: refundNumber(orderId) })
  return succeeded(reply) && reply.refundStatus_0 === 'SUCCESS'
}

const refundNumber = (orderId: string): string => `${orderId}R`

function merchant(): { readonly subMchId: string; readonly nonceStr: string } {
  const subMchId = process.env.PAY_MERCHANT
  if (!subMchId) throw new Error('PAY_MERCHANT, the number of the merchant, is not set')
  return { subMchId, nonceStr: Math.random().toString(36).slice(2) }
}

/** Two codes: whether WeChat heard, and whether it did it. */
const succeeded = ({ returnCode, resultCode }: Readonly<Record<string, unknown>>): boolean =>
  returnCode === 'SUCCESS' && resultCode === 'SUCCESS'
