import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'
import { cloudFiles } from './cloud-files'
import { passNetwork } from './network-weather'
import { type Options, text } from './parameters'
import { askServer } from './phone-server'
import { NOT_AVAILABLE } from './unavailable'

/** `wx.cloud`: functions and files of the local cloud, used as whoever holds the phone. */
export const cloud: Area = (context) => ({
  cloud: {
    init() {},
    callFunction: api('cloud.callFunction', (options) => callFunction(context, options)),
    ...cloudFiles(context),
    ...Object.fromEntries(REFUSED.map((name) => [name, refuse(context, name)])),
  },
})

/** Collections are closed to clients, and there is no container here. */
const REFUSED = ['database', 'callContainer', 'connectContainer', 'CloudID', 'CDN', 'services', 'extend']

function refuse({ warnings }: HostContext, name: string) {
  return () => {
    warnings.push(`wx.cloud.${name} is ${NOT_AVAILABLE}`)
    throw new Error(`cloud.${name}:fail ${NOT_AVAILABLE}`)
  }
}

async function callFunction({ shell }: HostContext, options: Options): Promise<object> {
  const name = text(options, 'name')
  const { data = {} } = options
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw cloudRefusal(INVALID_PARAMETER, 'data should be an object')
  }
  const { result, error } = await passNetwork(
    shell,
    () => call({ openid: shell.openid, name, data }),
    () => cloudRefusal(NO_ANSWER, 'request:fail '),
  )
  if (error) throw cloudRefusal(error.errCode ?? FUNCTION_FAILED, error.message ?? '')
  return { result, requestID: crypto.randomUUID() }
}

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly errCode?: number; readonly message?: string }
}

async function call(request: object): Promise<Answer> {
  try {
    return await askServer<Answer>('call', request)
  } catch (fault) {
    throw cloudRefusal(
      fault instanceof Refusal ? FUNCTION_FAILED : NO_ANSWER,
      fault instanceof Error ? fault.message : String(fault),
    )
  }
}

/** What WeChat answers where a function could not be run and says no more. */
const FUNCTION_FAILED = -501000
const INVALID_PARAMETER = -501001
const NO_ANSWER = -1

/** As wx.cloud words it: `cloud.callFunction:fail Error: errCode: … | errMsg: …`. */
function cloudRefusal(errCode: number, message: string): Refusal {
  return new Refusal(`Error: errCode: ${errCode} | errMsg: ${message}`, { errCode })
}
