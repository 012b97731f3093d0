import type { Fate } from './fate'

export interface StageCall {
  readonly name: string
  readonly data: unknown
  /** Nobody when left out: a timer, a callback. */
  readonly openid?: string
  readonly source?: string
  readonly fate?: Fate
}

export interface StagePayment {
  readonly outTradeNo: string
  readonly outcome: 'success' | 'cancel' | 'fail'
  /** How often the callback comes. */
  readonly times: number
  readonly fate: Fate
}

/** Where a script is played: the functions, and what WeChat does around them. */
export interface Stage {
  now(): number
  /** Time only moves on. */
  setTime(instant: number): Promise<void>
  /** Rejects where the function was killed or ran out of time. */
  call(call: StageCall): Promise<unknown>
  pay(payment: StagePayment): Promise<unknown>
  /** What a member says to WeChat's own question: one message of a template. */
  accept(openid: string, templateId: string): Promise<unknown>
  /** The code that WeChat gives her phone for her number; it works once. */
  phoneCode(phoneNumber: string): Promise<string>
  /** Until everything that was begun has ended. */
  settle(): Promise<void>
}
