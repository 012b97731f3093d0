import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Phone, PhoneOptions } from '../../../local/phone/seams'
import { startPhone } from '../../../local/phone/start-phone'

/** A folder with a mini program of one page; `files` are added to it or take the place of its own. */
export function smallProject(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'member-day-phone-'))
  const all = {
    'app.json': '{"pages":["pages/home"]}',
    'app.js': 'App({})',
    'pages/home.js': 'Page({})',
    'pages/home.json': '{}',
    'pages/home.wxml': '<view>在家</view>',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const open: Array<() => Promise<unknown>> = []

/** Closes what a test has opened. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close()
}

export async function phoneInTest(options: Partial<PhoneOptions> = {}): Promise<Phone> {
  const phone = await startPhone({ project: smallProject(), port: 0, automatorPort: 0, headless: false, ...options })
  open.push(() => phone.close())
  return phone
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** Stands where a control port would: answers every request with what `reply` says and writes down what was asked. */
export async function controlInTest(
  reply: (asked: Asked) => { readonly status?: number; readonly body: unknown },
): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const isJson = incoming.headers['content-type']?.includes('json')
    const question = { method: incoming.method ?? '', path: incoming.url ?? '', body: isJson ? JSON.parse(text) : text }
    asked.push(question)
    const { status = 200, body } = reply(question)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  const port = await listen(server)
  open.push(() => new Promise((resolve) => server.close(resolve)))
  return { url: `http://127.0.0.1:${port}/_`, asked }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly location: string | undefined
  readonly text: string
}

/** One request as it stands: unlike `fetch`, the path is not tidied up and the host header can be another's. */
export function raw(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const outgoing = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type']),
          location: response.headers.location,
          text,
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export const postJson = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  raw(url, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
