import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { requireLoopback } from '../../loopback'
import type { PhonePages, PhoneToServer, ServerToPhone } from '../seams'

export interface PhoneSocket extends PhonePages {
  close(): void
}

/** Serves `/phone/socket` on `server`, one connection for every phone page that is open.
 *  `greeting` is what a page is told as soon as it has connected. */
export function openPhoneSocket(server: Server, greeting: () => readonly ServerToPhone[]): PhoneSocket {
  const sockets = new WebSocketServer({ noServer: true })
  const connected = new Set<WebSocket>()
  const waiting = new Set<() => void>()
  /** Who waits for a page's mini program to open for its new holder. */
  const holding = new Map<WebSocket, readonly Holding[]>()
  const asked = new Map<string, Asked>()
  const listeners = new Set<(method: string, params: unknown) => void>()

  const ready = async () => {
    while (connected.size === 0) await new Promise<void>((resolve) => waiting.add(resolve))
  }

  const first = async (): Promise<WebSocket> => {
    await ready()
    const [page] = connected
    if (!page) throw new Error('没有打开的手机页面')
    return page
  }

  const ask = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    const page = await first()
    return new Promise((resolve, reject) => {
      const id = randomUUID()
      asked.set(id, { page, resolve, reject })
      send(page, { kind: 'automator', id, method, params })
    })
  }

  const answer = (id: string, settle: (asked: Asked) => void) => {
    const question = asked.get(id)
    if (!question) return
    asked.delete(id)
    settle(question)
  }

  const settleHolding = (page: WebSocket, settle: (waiting: Holding) => void) => {
    for (const waiting of holding.get(page) ?? []) settle(waiting)
    holding.delete(page)
  }

  const receive = (page: WebSocket, message: PhoneToServer) => {
    switch (message.kind) {
      case 'ready':
        connected.add(page)
        for (const resolve of waiting) resolve()
        waiting.clear()
        return
      case 'held':
        return settleHolding(page, ({ resolve }) => resolve())
      case 'automatorResult':
        return answer(message.id, ({ resolve }) => resolve(message.result))
      case 'automatorError':
        return answer(message.id, ({ reject }) => reject(new Error(message.message)))
      case 'automatorEvent':
        for (const listener of listeners) listener(message.method, message.params)
    }
  }

  const lose = (page: WebSocket) => {
    connected.delete(page)
    settleHolding(page, ({ reject }) => reject(new Error(PAGE_CLOSED)))
    for (const [id, question] of asked) {
      if (question.page === page) answer(id, ({ reject }) => reject(new Error(PAGE_CLOSED)))
    }
  }

  sockets.on('connection', (page) => {
    for (const message of greeting()) send(page, message)
    page.on('message', (data) => receive(page, JSON.parse(String(data)) as PhoneToServer))
    page.on('close', () => lose(page))
  })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!mayConnect(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (page) => sockets.emit('connection', page, request))
  })

  return {
    ready,
    ask,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async hold(openid) {
      const page = await first()
      await new Promise<void>((resolve, reject) => {
        holding.set(page, [...(holding.get(page) ?? []), { resolve, reject }])
        send(page, { kind: 'hold', openid })
      })
    },
    tellAll(message) {
      for (const page of sockets.clients) send(page, message)
    },
    close() {
      for (const page of sockets.clients) page.terminate()
      sockets.close()
    },
  }
}

const PAGE_CLOSED = '手机页面已关闭'

interface Holding {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

interface Asked {
  readonly page: WebSocket
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

const send = (page: WebSocket, message: ServerToPhone) => page.send(JSON.stringify(message))

function mayConnect(request: IncomingMessage): boolean {
  try {
    requireLoopback(request)
  } catch {
    return false
  }
  return request.url?.split('?')[0] === '/phone/socket'
}
