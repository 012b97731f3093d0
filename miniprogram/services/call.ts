import type { ErrorCode, Functions } from '../../typings/contract'
import { waitBeforeAttempt } from './back-off'
import { ENVIRONMENT } from './environment'

/** Why there is no answer to show. `OFFLINE` and `NO_ANSWER` are ours: nothing came back, so nobody knows what was done. */
export interface Failure {
  readonly code: ErrorCode | 'OFFLINE' | 'NO_ANSWER'
  /** Chinese, says what to do next, fit to show as it is. */
  readonly message: string
}

export type Answer<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: Failure }

export type InputOf<
  Name extends keyof Functions,
  Action extends keyof Functions[Name],
> = Functions[Name][Action] extends {
  readonly input: infer Input
}
  ? Input
  : never

export type DataOf<
  Name extends keyof Functions,
  Action extends keyof Functions[Name],
> = Functions[Name][Action] extends {
  readonly data: infer Data
}
  ? Data
  : never

const ATTEMPTS = 3

/** Calls that somebody waits for. */
let asked = 0

/** Whether a page waits for an answer. */
export const isAsking = (): boolean => asked > 0

export function startCloud(): void {
  wx.cloud.init(ENVIRONMENT === '' ? {} : { env: ENVIRONMENT })
}

/**
 * Asks a cloud function. No answer and `TRY_AGAIN` are asked again, three times in all, with growing pauses; every
 * attempt carries the same `requestId`, which an action that changes state must have (see `act`).
 */
export async function call<Name extends keyof Functions & string, Action extends keyof Functions[Name] & string>(
  name: Name,
  action: Action,
  input: InputOf<Name, Action>,
  requestId?: string,
): Promise<Answer<DataOf<Name, Action>>> {
  asked += 1
  try {
    for (let attempt = 1; ; attempt++) {
      const answer = await callOnce(name, action, input, requestId)
      if (answer.ok || !isWorthAskingAgain(answer.error) || attempt === ATTEMPTS) return answer
      await waitBeforeAttempt(attempt + 1)
    }
  } finally {
    asked -= 1
  }
}

/** Asks once, for what nobody waits for. */
export function callOnce<Name extends keyof Functions & string, Action extends keyof Functions[Name] & string>(
  name: Name,
  action: Action,
  input: InputOf<Name, Action>,
  requestId?: string,
): Promise<Answer<DataOf<Name, Action>>> {
  return ask(name, requestId === undefined ? { action, input } : { action, requestId, input })
}

async function ask<Data>(name: string, data: Record<string, unknown>): Promise<Answer<Data>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data })
    if (isReply<Data>(result)) return result
    console.error(`${name}.${data.action} 的回复无法识别`, result)
  } catch (error) {
    console.warn(`${name}.${data.action} 没有收到回复`, error)
  }
  return { ok: false, error: await unanswered() }
}

function isReply<Data>(result: unknown): result is Answer<Data> {
  if (typeof result !== 'object' || result === null || !('ok' in result)) return false
  if (result.ok === true) return 'data' in result
  return 'error' in result && typeof result.error === 'object' && result.error !== null && 'code' in result.error
}

/** After such an answer nobody knows whether it was done; the same request has to be asked again. */
export const mayHaveBeenDone = ({ code }: Failure): boolean =>
  code === 'OFFLINE' || code === 'NO_ANSWER' || code === 'TRY_AGAIN' || code === 'INTERNAL'

const isWorthAskingAgain = ({ code }: Failure): boolean =>
  code === 'OFFLINE' || code === 'NO_ANSWER' || code === 'TRY_AGAIN'

async function unanswered(): Promise<Failure> {
  const { networkType } = await wx.getNetworkType()
  return networkType === 'none'
    ? { code: 'OFFLINE', message: '现在没有网络，连上以后再试一次' }
    : { code: 'NO_ANSWER', message: '没有收到回复，过一会儿再试一次' }
}
