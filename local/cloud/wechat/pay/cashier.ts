import { HttpRefusal } from '../../http'
import { APP_ID } from '../../sdk-environment'
import type { Order, OrderBook } from './order-book'
import type { PayCallbacks } from './pay-callbacks'
import { MERCHANT_ID, nonce } from './pay-reply'
import { paidFacts } from './query-order'

export type PayOutcome = 'success' | 'cancel' | 'fail'

export interface Payment {
  readonly order: { readonly outTradeNo: string } | { readonly prepayId: string }
  readonly outcome: PayOutcome
  /** How often the callback is delivered, whatever is answered; 0 for one that is lost for good. */
  readonly times: number
}

export interface CashierParts {
  readonly orders: OrderBook
  readonly callbacks: PayCallbacks
  readonly now: () => number
}

/** What happens at the cashier when a person pays, walks away, or has no money. Gives the callback's answers. */
export function cashier({ orders, callbacks, now }: CashierParts) {
  return async ({ order: name, outcome, times }: Payment): Promise<{ outTradeNo: string; answers: unknown[] }> => {
    const order = orders.find('outTradeNo' in name ? { _id: name.outTradeNo } : { prepay_id: name.prepayId })
    if (order === undefined) throw new HttpRefusal(404, '没有这个订单')
    if (outcome === 'cancel') return { outTradeNo: order._id, answers: [] }

    const settled = await settle(order, outcome)
    const notice = { functionName: String(order.sent.function_name), event: callbackEvent(settled) }
    return { outTradeNo: order._id, answers: await callbacks.deliver(notice, { times, now: now() }) }
  }

  /** A paid order stays as it was paid: paying it "again" only repeats the callback. */
  async function settle(order: Order, outcome: 'success' | 'fail'): Promise<Order> {
    if (order.state === 'CLOSED') throw new HttpRefusal(400, '订单已关闭，不能支付')
    if (order.paidAt !== undefined) {
      if (outcome === 'success') return order
      throw new HttpRefusal(400, '订单已支付，不能再失败')
    }
    const change =
      outcome === 'success'
        ? ({ state: 'SUCCESS', transaction_id: `4200${nonce()}`.slice(0, 28), paidAt: now() } as const)
        : ({ state: 'PAYERROR' } as const)
    if (!(await orders.change(order._id, ['NOTPAY', 'PAYERROR'], change)))
      throw new HttpRefusal(400, '订单的状态刚刚变了，请再试')
    return { ...order, ...change }
  }
}

/** In camelCase: a callback does not pass through the SDK, which is what converts the answers of calls. */
function callbackEvent(order: Order): Record<string, unknown> {
  const common = {
    returnCode: 'SUCCESS',
    appid: APP_ID,
    mchId: MERCHANT_ID,
    subMchId: order.sent.sub_mch_id,
    nonceStr: nonce(),
    outTradeNo: order._id,
  }
  if (order.paidAt === undefined) return { ...common, resultCode: 'FAIL', errCode: 'NOTENOUGH', errCodeDes: '余额不足' }
  const facts = Object.entries(paidFacts(order, order.paidAt)).map(([key, value]) => [camelCase(key), value])
  return { ...common, resultCode: 'SUCCESS', ...Object.fromEntries(facts) }
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
