import { HttpRefusal, isObject } from '../../http'
import { type PayApi, type PayApis, payRefused } from './pay-reply'

/** An api of WeChat Pay that does nothing and answers so, until it is told otherwise. */
export interface PayRefusal {
  readonly api: string
  /** Such as `SYSTEMERROR`, or `NOTENOUGH` of a merchant whose balance does not cover a refund. */
  readonly code: string
  readonly message: string
}

/** What WeChat Pay refuses on request, whatever it is asked with. */
export class PayRefusals {
  #plan: readonly PayRefusal[] = []

  plan(plan: readonly PayRefusal[]): void {
    this.#plan = plan
  }

  standing(): readonly PayRefusal[] {
    return this.#plan
  }

  /** The same apis, each of which looks first whether it is to refuse. */
  over(apis: PayApis): PayApis {
    const guarded = Object.entries(apis).map(([name, api]): [string, PayApi] => [
      name,
      (call) => {
        const refusal = this.#plan.find((each) => each.api === name)
        return refusal === undefined ? api(call) : payRefused(call.args, refusal.code, refusal.message)
      },
    ])
    return Object.fromEntries(guarded)
  }
}

/** A plan as it comes over the control port; refuses what it does not understand, by name. */
export function readPayRefusals(plan: unknown, apis: PayApis): PayRefusal[] {
  if (!Array.isArray(plan)) throw new HttpRefusal(400, 'plan 必须是数组')
  return plan.map((entry: unknown, index) => {
    const where = `plan[${index}]`
    if (!isObject(entry)) throw new HttpRefusal(400, `${where} 必须是对象`)
    const { api, code, message = '' } = entry
    if (typeof api !== 'string' || !Object.hasOwn(apis, api))
      throw new HttpRefusal(400, `${where}.api 必须是 ${Object.keys(apis).join('、')} 之一`)
    if (typeof code !== 'string' || code === '') throw new HttpRefusal(400, `${where}.code 必须是非空字符串`)
    if (typeof message !== 'string') throw new HttpRefusal(400, `${where}.message 必须是字符串`)
    return { api, code, message }
  })
}
