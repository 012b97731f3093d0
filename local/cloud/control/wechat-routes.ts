import { HttpRefusal } from '../http'
import type { cashier, PayOutcome } from '../wechat/pay/cashier'
import { type OrderBook, REFUND_STATUSES } from '../wechat/pay/order-book'
import { type PayRefusals, readPayRefusals } from '../wechat/pay/pay-refusals'
import type { PayApis } from '../wechat/pay/pay-reply'
import type { PhoneNumbers } from '../wechat/phone-numbers'
import type { SubscribeMessages } from '../wechat/subscribe-message'
import { type ControlRoutes, optionalText, requiredCount, requiredText } from './control-route'

const LIST_LIMIT = 1000
const OUTCOMES: readonly PayOutcome[] = ['success', 'cancel', 'fail']

export interface WechatParts {
  readonly messages: SubscribeMessages
  readonly phoneNumbers: PhoneNumbers
  readonly orders: OrderBook
  readonly payApis: PayApis
  readonly payRefusals: PayRefusals
  readonly pay: ReturnType<typeof cashier>
}

/** What people do in WeChat itself: allow messages, pay, give their number. */
export function wechatRoutes({
  messages,
  phoneNumbers,
  orders,
  payApis,
  payRefusals,
  pay,
}: WechatParts): ControlRoutes {
  return {
    'GET /messages': () => messages.records(LIST_LIMIT),

    'POST /subscribe': ({ body }) => {
      const openid = requiredText(body, 'openid')
      const templateId = requiredText(body, 'templateId')
      const { count, accepted, banned } = body
      if (count === undefined && accepted === undefined && banned === undefined)
        throw new HttpRefusal(400, '须给出 count、accepted 或 banned')
      if (banned !== undefined && typeof banned !== 'boolean') throw new HttpRefusal(400, 'banned 必须是 true 或 false')
      return messages.setQuota(openid, templateId, {
        ...(count !== undefined && { count: requiredCount(body, 'count', { least: 0, most: 1_000_000 }) }),
        ...(accepted !== undefined && { accepted: requiredCount(body, 'accepted', { least: 0, most: 1_000 }) }),
        ...(banned !== undefined && { banned }),
      })
    },

    'POST /phone-code': async ({ body }) => ({
      code: await phoneNumbers.issueCode(optionalText(body, 'phoneNumber') ?? '13800000000'),
    }),

    'GET /orders': () => orders.list(LIST_LIMIT),

    'GET /pay-refusals': () => ({ plan: payRefusals.standing() }),
    'POST /pay-refusals': ({ body }) => {
      payRefusals.plan(readPayRefusals(body.plan, payApis))
      return { plan: payRefusals.standing() }
    },

    'POST /pay-refund': async ({ body }) => {
      const status = REFUND_STATUSES.find((known) => known === body.status)
      if (status === undefined) throw new HttpRefusal(400, `status 必须是 ${REFUND_STATUSES.join('、')} 之一`)
      const outRefundNo = requiredText(body, 'outRefundNo')
      if (!(await orders.turnRefund(outRefundNo, status))) throw new HttpRefusal(404, '没有这笔退款')
      return { outRefundNo, status }
    },

    'POST /pay': ({ body }) => {
      const outcome = OUTCOMES.find((known) => known === body.outcome)
      if (outcome === undefined) throw new HttpRefusal(400, `outcome 必须是 ${OUTCOMES.join('、')} 之一`)
      const prepayId = optionalText(body, 'prepayId')
      return pay({
        order: prepayId === undefined ? { outTradeNo: requiredText(body, 'outTradeNo') } : { prepayId },
        outcome,
        times: body.times === undefined ? 1 : requiredCount(body, 'times', { least: 0, most: 100 }),
      })
    },
  }
}
