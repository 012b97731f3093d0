import { api, Refusal } from './api'
import type { Area } from './area'
import { text } from './parameters'
import { askServer } from './phone-server'
import { enterTapState } from './tap-state'

/** WeChat Pay's cashier. The outcome is the local cloud's to carry out: it settles the order and calls back. */
export const payment: Area = ({ shell }) => ({
  requestPayment: api('requestPayment', async (options) => {
    for (const name of ['timeStamp', 'nonceStr', 'package', 'paySign']) text(options, name)
    const prepayId = /^prepay_id=(.+)$/.exec(text(options, 'package'))?.[1]
    if (prepayId === undefined) throw new Refusal('parameter error: parameter.package should be prepay_id=…;')
    if (shell.network === 'off') throw new Refusal('network error')
    const outcome = await shell.paymentSheet({ package: text(options, 'package') })
    await askServer('pay', { prepayId, outcome })
    enterTapState()
    if (outcome === 'cancel') throw new Refusal('cancel')
    if (outcome === 'fail') throw new Refusal('支付失败')
  }),
})
