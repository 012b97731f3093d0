import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from '../../cloud/http'

export const LOOPBACK = '127.0.0.1'

const LOOPBACK_NAMES = new Set([LOOPBACK, 'localhost', '[::1]'])

/** Refuses with 403 what reaches this machine under a foreign name or from a page of another origin: the port listens on
 *  127.0.0.1 alone, but any website that the same browser shows could still speak to it. */
export function requireLoopback(request: IncomingMessage): void {
  const { host = '', origin } = request.headers
  if (!LOOPBACK_NAMES.has(host.replace(/:\d+$/, ''))) throw new HttpRefusal(403, `这个端口只服务本机，不服务 ${host}`)
  if (origin !== undefined && origin !== `http://${host}`) throw new HttpRefusal(403, `不接受来自 ${origin} 的请求`)
}
