import type { FunctionCall } from '../functions/functions-runtime'
import type { DocumentStore } from '../seams'
import { openStore } from '../store/open-store'
import { getUnlimited } from './mini-program-code'
import type { OpenApis } from './open-api-reply'
import { cashier } from './pay/cashier'
import { closeOrder } from './pay/close-order'
import { OrderBook } from './pay/order-book'
import { PayCallbacks } from './pay/pay-callbacks'
import { PayRefusals } from './pay/pay-refusals'
import type { PayApis } from './pay/pay-reply'
import { queryOrder } from './pay/query-order'
import { queryRefund, refund } from './pay/refund'
import { unifiedOrder } from './pay/unified-order'
import { PhoneNumbers } from './phone-numbers'
import { Presence } from './presence'
import { SubscribeMessages } from './subscribe-message'
import { readTemplates } from './templates'
import { msgSecCheck } from './text-review'
import { WECHAT_COLLECTIONS } from './wechat-state'

export interface WechatServicesParts {
  /** Where WeChat's own memory lies. */
  readonly dataDir: string
  readonly templatesFile: string | undefined
  readonly now: () => number
  readonly call: (call: FunctionCall) => Promise<string>
  readonly onScheduled: () => void
}

export interface WechatServices {
  readonly openApis: OpenApis
  readonly payApis: PayApis
  readonly payRefusals: PayRefusals
  readonly messages: SubscribeMessages
  readonly phoneNumbers: PhoneNumbers
  readonly presence: Presence
  readonly orders: OrderBook
  readonly callbacks: PayCallbacks
  readonly pay: ReturnType<typeof cashier>
  readonly state: DocumentStore
}

/** WeChat and WeChat Pay, as far as a mini program's functions meet them. */
export function wechatServices({
  dataDir,
  templatesFile,
  now,
  call,
  onScheduled,
}: WechatServicesParts): WechatServices {
  const state = openStore({ dataDir, collections: WECHAT_COLLECTIONS, now })
  const messages = new SubscribeMessages({ state, templates: readTemplates(templatesFile), now })
  const phoneNumbers = new PhoneNumbers({ state, now })
  const presence = new Presence(now)
  const orders = new OrderBook(state)
  const payRefusals = new PayRefusals()
  const callbacks = new PayCallbacks({ state, call, onScheduled })
  return {
    openApis: {
      'subscribeMessage.send': messages.send,
      'wxacode.getUnlimited': getUnlimited,
      'phonenumber.getPhoneNumber': phoneNumbers.getPhoneNumber,
      'security.msgSecCheck': msgSecCheck(presence),
    },
    payApis: payRefusals.over({
      unifiedOrder: unifiedOrder({ orders, now }),
      queryOrder: queryOrder(orders),
      closeOrder: closeOrder({ orders, now }),
      refund: refund({ orders, callbacks, now }),
      queryRefund: queryRefund({ orders, now }),
    }),
    payRefusals,
    messages,
    phoneNumbers,
    presence,
    orders,
    callbacks,
    pay: cashier({ orders, callbacks, now }),
    state,
  }
}
