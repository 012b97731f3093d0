import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { PhonePages, PhoneToServer, ServerToPhone } from '../seams'
import { requireLoopback } from './loopback'

export interface PhoneSocket extends PhonePages {
  close(): void
}

/** Serves `/phone/socket` on `server`, one connection for every phone page that is open.
 *  `greeting` is what a page is told as soon as it has connected. */
export function openPhoneSocket(server: Server, greeting: () => readonly ServerToPhone[]): PhoneSocket {
  const sockets = new WebSocketServer({ noServer: true })
  const connected = new Set<WebSocket>()
  const waiting = new Set<() => void>()
  const asked = new Map<string, Asked>()
  const listeners = new Set<(method: string, params: unknown) => void>()

  const ready = async () => {
    while (connected.size === 0) await new Promise<void>((resolve) => waiting.add(resolve))
  }

  const ask = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    await ready()
    const [page] = connected
    if (!page) throw new Error('没有打开的手机页面')
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

  const receive = (page: WebSocket, message: PhoneToServer) => {
    switch (message.kind) {
      case 'ready':
        connected.add(page)
        for (const resolve of waiting) resolve()
        waiting.clear()
        return
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
    for (const [id, question] of asked) {
      if (question.page === page) answer(id, ({ reject }) => reject(new Error('手机页面已关闭')))
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
    tellAll(message) {
      for (const page of sockets.clients) send(page, message)
    },
    close() {
      for (const page of sockets.clients) page.terminate()
      sockets.close()
    },
  }
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
