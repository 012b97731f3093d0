import * as v from 'valibot'
import { hearOfPayment } from '../edge/move-order'
import { currentCaller } from '../platform/caller'
import { orders } from '../platform/membership'
import { now } from '../platform/time'

const Callback = v.object({
  returnCode: v.string(),
  resultCode: v.optional(v.string()),
  outTradeNo: v.pipe(v.string(), v.maxLength(64)),
  totalFee: v.optional(v.number()),
})

/** WeChat delivers again what is not answered so. */
const HEARD = { errcode: 0, errmsg: '' }
const NOT_DONE = { errcode: 1, errmsg: 'TRY_AGAIN' }

type Answer = typeof HEARD | { readonly ok: false; readonly error: { readonly code: string } }

/**
 * Hears that an order was paid, from WeChat Pay alone: anybody can call a function, so the source decides. What the callback
 * says is a reason to ask WeChat Pay itself and nothing more; one whose amount is not the order's is not even that.
 */
export async function main(event: unknown): Promise<Answer> {
  const { sources, openid } = currentCaller()
  if (!sources.includes('wx_paycallback') || openid !== '') return { ok: false, error: { code: 'NOT_ALLOWED' } }
  const callback = v.safeParse(Callback, event)
  if (!callback.success || callback.output.returnCode !== 'SUCCESS' || callback.output.resultCode === 'FAIL')
    return HEARD
  const { outTradeNo, totalFee } = callback.output
  try {
    const order = await orders.get(outTradeNo)
    if (order === null) return HEARD
    if (totalFee !== undefined && totalFee !== order.amountFen) {
      console.error(JSON.stringify({ order: outTradeNo, fault: `the callback says ${totalFee} fen` }))
      return HEARD
    }
    return (await hearOfPayment(order, now())) ? HEARD : NOT_DONE
  } catch (fault) {
    console.error(JSON.stringify({ order: outTradeNo, fault: fault instanceof Error ? fault.stack : String(fault) }))
    return NOT_DONE
  }
}
