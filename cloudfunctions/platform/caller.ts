import { wechatContext } from './sdk'

export interface Caller {
  /** Empty where WeChat names nobody: a timer, a payment callback. */
  readonly openid: string
  /** How the call came here, outermost first: `wx_client`, `wx_client,scf`, `wx_trigger`, `wx_paycallback`. */
  readonly sources: readonly string[]
}

/** Who calls, as WeChat says. Read it before the first await: getWXContext reads process.env. */
export function currentCaller(): Caller {
  const { OPENID, SOURCE } = wechatContext()
  return { openid: OPENID ?? '', sources: (SOURCE ?? '').split(',').filter(Boolean) }
}
