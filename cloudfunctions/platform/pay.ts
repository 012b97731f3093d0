import type { PaymentSheet } from '../../typings/contract'
import { cloudPay, wechatContext } from './sdk'

/**
 * The one door to WeChat Pay. Nothing behind it knows a plan or a member: it knows orders by number and fen, so that another
 * way of paying can be put in its place. Every method is one wire call, and may be repeated.
 */

/** Takes the callbacks. */
const CALLBACK_FUNCTION = 'payment'

/** What WeChat Pay says of an order: `unknown` where it says that there is none, `unanswered` where it says nothing of it. */
export interface Payment {
  readonly state: 'unknown' | 'unpaid' | 'paid' | 'closed' | 'unanswered'
  /** What was paid, in fen; 0 where nothing was. */
  readonly paidFen: number
}

/** What WeChat Pay says of a refund: `none` where it was not asked for, `stuck` where it does not go back by itself. */
export interface Refund {
  readonly state: 'none' | 'onItsWay' | 'back' | 'stuck'
  /** In the words of WeChat Pay; empty unless it is stuck. */
  readonly reason: string
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

/** An order is unknown until its sheet was asked for. An answer that is none, such as `SYSTEMERROR`, says nothing of the order. */
export async function queryPayment(orderId: string): Promise<Payment> {
  const reply = await cloudPay.queryOrder({ ...merchant(), outTradeNo: orderId })
  if (!succeeded(reply)) {
    if (saysNoSuch(reply)) return { state: 'unknown', paidFen: 0 }
    console.error(JSON.stringify({ order: orderId, fault: `WeChat Pay does not say how it stands: ${wordsOf(reply)}` }))
    return { state: 'unanswered', paidFen: 0 }
  }
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

/** Asks for an order's one refund; gives why it was refused, null where it was not. A refund that was asked for before is the
 *  same one. */
export async function askForRefund({ orderId, paidFen, refundFen }: Refunding): Promise<string | null> {
  const outRefundNo = refundNumber(orderId)
  const fees = { totalFee: paidFen, refundFee: refundFen }
  const reply = await cloudPay.refund({ ...merchant(), outTradeNo: orderId, outRefundNo, ...fees })
  return succeeded(reply) ? null : wordsOf(reply)
}

/** How the refund of an order stands. An answer that is none says nothing of it, so it may be asked for once more. */
export async function queryRefund(orderId: string): Promise<Refund> {
  const reply = await cloudPay.queryRefund({ ...merchant(), outRefundNo: refundNumber(orderId) })
  if (!succeeded(reply)) return { state: 'none', reason: '' }
  const status = String(reply.refundStatus_0)
  if (status === 'SUCCESS') return { state: 'back', reason: '' }
  const reason = STUCK_REFUNDS[status]
  return reason === undefined ? { state: 'onItsWay', reason: '' } : { state: 'stuck', reason }
}

/** States in which a refund stays until somebody does something about it. */
const STUCK_REFUNDS: Readonly<Record<string, string>> = {
  CHANGE: '退款异常，原来的卡收不到钱',
  REFUNDCLOSE: '退款已关闭',
}

const refundNumber = (orderId: string): string => `${orderId}R`

function merchant(): { readonly subMchId: string; readonly nonceStr: string } {
  const subMchId = process.env.PAY_MERCHANT
  if (!subMchId) throw new Error('PAY_MERCHANT, the number of the merchant, is not set')
  return { subMchId, nonceStr: Math.random().toString(36).slice(2) }
}

type Reply = Readonly<Record<string, unknown>>

/** Two codes: whether WeChat heard, and whether it did it. */
const succeeded = ({ returnCode, resultCode }: Reply): boolean => returnCode === 'SUCCESS' && resultCode === 'SUCCESS'

/** `ORDERNOTEXIST`. The SDK puts an `errCode` of its own, 0, over WeChat's, so the words have to be read; of those that
 *  `queryOrder` is documented with no other say so. */
const saysNoSuch = (reply: Reply): boolean =>
  reply.returnCode === 'SUCCESS' && /不存在|not ?exist/i.test(String(reply.errCodeDes))

/** As long as WeChat may write it. */
const MOST_WORDS = 128

/** Why WeChat Pay did not do it, in its own words. */
function wordsOf({ errCodeDes, returnMsg }: Reply): string {
  const words = [errCodeDes, returnMsg].find((each) => typeof each === 'string' && each !== '') ?? '微信支付没有说明'
  return String(words).slice(0, MOST_WORDS)
}
