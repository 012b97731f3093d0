import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './cloud/http'

export const LOOPBACK = '127.0.0.1'

const LOOPBACK_NAMES: ReadonlySet<string> = new Set([LOOPBACK, 'localhost', '[::1]'])

type Asked = Pick<IncomingMessage, 'headers'>

/** Why a request is not let in, if it is not: it reaches this machine under a foreign name, or comes from a page of another origin
 *  (`fromOtherPorts` lets pages of this machine in). A port listens on 127.0.0.1 alone, but any website that the same browser
 *  shows could still speak to it, under a name of its own that it lets point there. */
export function foreignness({ headers: { host = '', origin } }: Asked, fromOtherPorts = false): string | null {
  if (!LOOPBACK_NAMES.has(withoutPort(host))) return `这个端口只服务本机，不服务 ${host}`
  if (origin === undefined || origin === `http://${host}`) return null
  const isOfThisMachine = LOOPBACK_NAMES.has(withoutPort(origin.replace(/^http:\/\//, '')))
  return fromOtherPorts && isOfThisMachine ? null : `不接受来自 ${origin} 的请求`
}

/** Refuses with 403 what is foreign. */
export function requireLoopback(request: Asked): void {
  const refusal = foreignness(request)
  if (refusal !== null) throw new HttpRefusal(403, refusal)
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '')
