import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { LOOPBACK, requireLoopback } from '../../loopback'
import { SDK_VERSION } from '../sdk-version'
import type { PhonePages } from '../seams'

export interface AutomatorPort {
  readonly url: string
  close(): void
}

export interface AutomatorParts {
  /** 0 takes any free one. */
  readonly port: number
  readonly pages: PhonePages
  /** A picture of the phone's screen as base64 of a PNG; absent where the phone stands in somebody's own browser. */
  readonly screenshot?: () => Promise<string>
  /** How long a request waits for a phone that is being opened. */
  readonly patienceMs?: number
}

/** Listens for clients of `miniprogram-automator`, answers what concerns the tool itself and hands the rest to the phone
 *  that connected first. Rejects when the port is taken. */
export async function openAutomatorPort({
  port,
  pages,
  screenshot,
  patienceMs = 10_000,
}: AutomatorParts): Promise<AutomatorPort> {
  const clients = new WebSocketServer({ host: LOOPBACK, port, verifyClient: accepts })
  await once(clients, 'listening')

  const tool: Readonly<Record<string, () => unknown>> = {
    'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION }),
    'Tool.getTestAccounts': () => ({ accounts: [] }),
    /** The next client finds the mini program as if it had just been opened. */
    'Tool.close': () => {
      pages.tellAll({ kind: 'reload', keepState: false })
      return {}
    },
    'App.captureScreenshot': async () => {
      if (!screenshot) throw new Error('screenshots need a phone that was started with --headless')
      return { data: await screenshot() }
    },
  }

  const answer = async (request: Request): Promise<unknown> => {
    const answerHere = tool[request.method]
    if (answerHere) return answerHere()
    if (!(await isOpenWithin(patienceMs, pages)))
      throw new Error('no phone is open: open it in a browser, or start it with --headless')
    return pages.ask(request.method, request.params ?? {})
  }

  clients.on('connection', (client) => {
    client.on('message', (data) => void serve(client, String(data), answer))
  })
  const stopEvents = pages.onEvent((method, params) => {
    for (const client of clients.clients) send(client, { method, params })
  })

  return {
    url: `ws://${LOOPBACK}:${(clients.address() as AddressInfo).port}`,
    close() {
      stopEvents()
      for (const client of clients.clients) client.terminate()
      clients.close()
    },
  }
}

interface Request {
  readonly id: string
  readonly method: string
  readonly params?: Record<string, unknown>
}

async function serve(client: WebSocket, text: string, answer: (request: Request) => Promise<unknown>): Promise<void> {
  const request = requestFrom(text)
  if (!request) return send(client, { error: { message: 'a request is JSON with id, method and params' } })
  const { id } = request
  try {
    send(client, { id, result: await answer(request) })
  } catch (fault) {
    send(client, { id, error: { message: fault instanceof Error ? fault.message : String(fault) } })
  }
}

function requestFrom(text: string): Request | null {
  try {
    const { id, method, params } = JSON.parse(text) as Partial<Request>
    return typeof id === 'string' && typeof method === 'string' ? { id, method, ...(params && { params }) } : null
  } catch {
    return null
  }
}

/** A client that has gone meanwhile is not told. */
function send(client: WebSocket, message: object): void {
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message))
}

async function isOpenWithin(patienceMs: number, pages: PhonePages): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  try {
    return await Promise.race([pages.ready().then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

function accepts({ req }: { readonly req: IncomingMessage }): boolean {
  try {
    requireLoopback(req)
    return true
  } catch {
    return false
  }
}
