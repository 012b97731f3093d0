import { sha256 } from 'js-sha256'
import { randomHex } from './random-hex'

/**
 * The ids of requests that were sent and not answered yet, kept on the phone. They outlive the mini program, so a tap
 * whose answer was lost is asked again under the id it had, and cannot be done twice.
 */

const STORAGE_KEY = 'pendingRequests'

/** After a day a lost request is no longer what a tap means. */
const KEPT_MS = 24 * 60 * 60 * 1000

interface PendingRequest {
  readonly requestId: string
  readonly askedAt: number
}

type PendingRequests = Readonly<Record<string, PendingRequest>>

/** Making an id takes a moment; a second tap in it gets the same one. */
const beingMade = new Map<string, Promise<string>>()

/** By what a request is kept. `what` tells it from others of its action; it may hold a name and an address, so that only its
 *  digest stays on the phone. */
export const requestKey = (name: string, action: string, what: string): string =>
  `${actionKey(name, action)}${sha256(what)}`

const actionKey = (name: string, action: string): string => `${name}.${action} `

/** The id under which `act` is waiting for its answer; a new one, kept before it is returned, where nothing waits. */
export async function requestIdFor(act: string): Promise<string> {
  const waiting = pendingRequests()[act]
  if (waiting !== undefined) return waiting.requestId

  const made = beingMade.get(act) ?? makeRequest(act).finally(() => beingMade.delete(act))
  beingMade.set(act, made)
  return made
}

export function forgetRequest(act: string): void {
  const { [act]: _answered, ...others } = pendingRequests()
  keep(others)
}

/** Every one of an action, whatever it was asked with. */
export function forgetRequestsOf(name: string, action: string): void {
  const isOther = (act: string) => !act.startsWith(actionKey(name, action))
  keep(Object.fromEntries(Object.entries(pendingRequests()).filter(([act]) => isOther(act))))
}

function pendingRequests(): PendingRequests {
  const stored: PendingRequests | '' = wx.getStorageSync(STORAGE_KEY)
  if (stored === '') return {}
  const oldest = Date.now() - KEPT_MS
  return Object.fromEntries(Object.entries(stored).filter(([, request]) => request.askedAt > oldest))
}

function keep(requests: PendingRequests): void {
  if (Object.keys(requests).length === 0) wx.removeStorageSync(STORAGE_KEY)
  else wx.setStorageSync(STORAGE_KEY, requests)
}

async function makeRequest(act: string): Promise<string> {
  const requestId = await randomHex()
  keep({ ...pendingRequests(), [act]: { requestId, askedAt: Date.now() } })
  return requestId
}
