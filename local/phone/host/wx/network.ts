import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'
import { listeners } from './listeners'
import { passNetwork } from './network-weather'
import { type Options, optionalNumber, optionalText, text } from './parameters'
import { carryTapState } from './tap-state'

/** Requests to other servers, and what the network is like. */
export const network: Area = (context) => {
  const { shell, events } = context
  const changed = listeners<{ readonly isConnected: boolean; readonly networkType: string }>()
  events.on('networkChange', ({ isConnected }) => changed.emit({ isConnected, networkType: typeOf(shell.network) }))
  const weak = listeners<{ readonly weakNet: boolean; readonly networkType: string }>()
  events.on('networkChange', () => {
    weak.emit({ weakNet: shell.network === 'slow', networkType: typeOf(shell.network) })
  })

  return {
    request: (options: unknown) => startRequest(context, options),
    getNetworkType: api('getNetworkType', () => ({
      networkType: typeOf(shell.network),
      hasSystemProxy: false,
      weakNet: shell.network === 'slow',
    })),
    onNetworkStatusChange: changed.on,
    offNetworkStatusChange: changed.off,
    onNetworkWeakChange: weak.on,
    offNetworkWeakChange: weak.off,
  }
}

const typeOf = (quality: 'good' | 'slow' | 'off'): string => ({ good: 'wifi', slow: '2g', off: 'none' })[quality]

interface RequestTask {
  abort(): void
  onHeadersReceived(listener: (received: Received) => void): void
  offHeadersReceived(listener?: (received: Received) => void): void
}

interface Received {
  readonly header: Readonly<Record<string, string>>
  readonly statusCode: number
}

/** WeChat gives back a task, never a promise; what nobody listens to ends in the console. */
function startRequest(context: HostContext, given: unknown): RequestTask {
  const stop = new AbortController()
  const headers = listeners<Received>()
  const answered = api('request', (options) => send(context, options, { stop: stop.signal, onReceived: headers.emit }))(
    given,
  )
  answered?.catch((failure: unknown) => console.error(failure))
  return { abort: () => stop.abort(), onHeadersReceived: headers.on, offHeadersReceived: headers.off }
}

async function send(
  { shell, app }: HostContext,
  options: Options,
  { stop, onReceived }: { readonly stop: AbortSignal; readonly onReceived: (received: Received) => void },
): Promise<object> {
  const resumeTap = carryTapState()
  const url = text(options, 'url')
  if (!/^https?:\/\//i.test(url)) throw new Refusal(`invalid url "${url}"`)
  const method = optionalText(options, 'method', 'GET').toUpperCase()
  if (!METHODS.has(method)) throw new Refusal(`parameter error: parameter.method should be one of ${[...METHODS]};`)
  const header = headerOf(options)
  const timeoutMs = optionalNumber(options, 'timeout', app.networkTimeoutMs.request)
  const timeout = AbortSignal.timeout(timeoutMs)
  const answer = await passNetwork(
    shell,
    () =>
      fetch(addressOf(url, method, options.data), {
        method,
        headers: header,
        ...bodyOf(method, header, options.data),
        signal: AbortSignal.any([stop, timeout]),
      }),
    () => new Refusal('', { errno: NO_NETWORK }),
  ).catch((fault: unknown) => {
    if (stop.aborted) throw new Refusal('abort')
    if (timeout.aborted) throw new Refusal('timeout', { errno: TIMED_OUT })
    throw fault
  })
  const received = { header: Object.fromEntries(answer.headers), statusCode: answer.status }
  onReceived(received)
  const data = await contentOf(
    answer,
    optionalText(options, 'dataType', 'json'),
    optionalText(options, 'responseType', 'text'),
  )
  resumeTap()
  return { ...received, data, cookies: [] }
}

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH'])
const NO_NETWORK = 600003
const TIMED_OUT = 5

/** By names in lower case, so that a default does not stand beside what was given. */
function headerOf({ header }: Options): Record<string, string> {
  const given = Object.entries((header ?? {}) as Record<string, unknown>)
  return {
    'content-type': 'application/json',
    ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])),
  }
}

/** The data of a GET goes into the address. */
function addressOf(url: string, method: string, data: unknown): string {
  if (method !== 'GET' || typeof data !== 'object' || data === null) return url
  const query = new URLSearchParams(Object.entries(data).map(([name, value]) => [name, String(value)])).toString()
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function bodyOf(method: string, header: Readonly<Record<string, string>>, data: unknown): { readonly body?: BodyInit } {
  if (method === 'GET' || method === 'HEAD' || data === undefined || data === null) return {}
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { body: data }
  if (header['content-type']?.includes('x-www-form-urlencoded')) {
    return { body: new URLSearchParams(Object.entries(data).map(([name, value]) => [name, String(value)])) }
  }
  return { body: JSON.stringify(data) }
}

async function contentOf(answer: Response, dataType: string, responseType: string): Promise<unknown> {
  if (responseType === 'arraybuffer') return answer.arrayBuffer()
  const body = await answer.text()
  if (dataType !== 'json') return body
  try {
    return JSON.parse(body)
  } catch {
    // WeChat gives what is no JSON as it came.
    return body
  }
}
