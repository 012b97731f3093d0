import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpRefusal, MEGABYTE, parseObject, readBody, sendJson } from '../http'
import type { ControlRoute, ControlRoutes } from './control-route'

/** Large enough that an oversized call reaches the check which says why it is refused. */
const BODY_LIMIT_BYTES = 8 * MEGABYTE

/** The control port: JSON in, JSON out; bad input is 400 with `{error: {code, message}}`. */
export function controlServer(prefix: string, routes: ControlRoutes, log: (line: string) => void) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = new URL(request.url ?? '/', 'http://control')
      const path = url.pathname.slice(prefix.length)
      const { route, rest } = findRoute(routes, request.method ?? 'GET', path)
      const text = (await readBody(request, BODY_LIMIT_BYTES)).toString()
      const answer = await route({ rest, query: url.searchParams, body: text === '' ? {} : parseObject(text) })
      sendJson(response, 200, answer ?? { ok: true })
    } catch (error) {
      if (error instanceof HttpRefusal) {
        sendJson(response, error.status, { error: { code: 'BAD_REQUEST', message: error.message } })
        return
      }
      log(`control: ${error instanceof Error ? error.stack : String(error)}`)
      sendJson(response, 500, {
        error: { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) },
      })
    }
  }
}

function findRoute(routes: ControlRoutes, method: string, path: string): { route: ControlRoute; rest: string } {
  const exact = Object.hasOwn(routes, `${method} ${path}`) ? routes[`${method} ${path}`] : undefined
  if (exact !== undefined) return { route: exact, rest: '' }
  for (const [pattern, route] of Object.entries(routes))
    if (pattern.endsWith('/') && `${method} ${path}`.startsWith(pattern))
      return { route, rest: decode(`${method} ${path}`.slice(pattern.length)) }
  const known = Object.keys(routes).join('、')
  throw new HttpRefusal(404, `没有 ${method} ${path}；有 ${known}`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new HttpRefusal(400, `路径不是合法的百分号编码：${text}`)
  }
}
