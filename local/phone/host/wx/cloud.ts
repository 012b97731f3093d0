import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'
import { passNetwork } from './network-weather'
import { type Options, text } from './parameters'

/** `wx.cloud`: functions of the local cloud, called as whoever holds the phone. */
export const cloud: Area = (context) => ({
  cloud: {
    init() {},
    callFunction: api('cloud.callFunction', (options) => callFunction(context, options)),
    database() {
      throw new Error('cloud.database:fail not available on the local phone: collections are closed to clients')
    },
  },
})

async function callFunction({ shell }: HostContext, options: Options): Promise<object> {
  const name = text(options, 'name')
  const { data = {} } = options
  const answer = await passNetwork(
    shell,
    () => post({ openid: shell.openid, name, data }),
    () => new Refusal('Error: errCode: -1 | errMsg: request:fail ', { errCode: -1 }),
  )
  if (answer.error) {
    const { errCode = FUNCTION_FAILED, message } = answer.error
    throw new Refusal(`Error: errCode: ${errCode} | errMsg: ${message}`, { errCode })
  }
  return { result: answer.result, requestID: crypto.randomUUID() }
}

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly errCode?: number; readonly message?: string }
}

/** What WeChat answers when a function could not be run, whatever the reason. */
const FUNCTION_FAILED = -501000

async function post(call: object): Promise<Answer> {
  const response = await fetch('/phone/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  }).catch((fault: unknown) => {
    throw new Refusal(`Error: errCode: -1 | errMsg: request:fail ${fault instanceof Error ? fault.message : fault}`, {
      errCode: -1,
    })
  })
  const answer = (await response.json()) as Answer & { readonly message?: string }
  if (response.ok) return answer
  return { error: { message: answer.message ?? answer.error?.message ?? `HTTP ${response.status}` } }
}
