import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { HttpRefusal, MEGABYTE, parseObject, readBody, sendJson } from '../../cloud/http'
import { requireLoopback } from '../../loopback'
import { SOURCE_MAP_ADDRESS } from '../program'
import type { MessageTemplate, Person } from '../seams'
import type { CloudGate } from './cloud-gate'
import { fileBelow, sendFile, sendText } from './files'
import type { LiveApp } from './live-app'
import { DESK_PAGE, PHONE_PAGE, WEBVIEW_PAGE } from './pages'
import type { ShellBundle } from './shell-bundle'

export interface Served {
  readonly app: LiveApp
  /** The file of the mini program behind an address below `/app/`, `null` without one. */
  readonly appFile: (address: string) => string | null
  /** Script of the runtime inside the webview. */
  readonly host: string
  readonly shell: ShellBundle
  readonly cloud: CloudGate
  /** The folder of the mini program. */
  readonly project: string
  readonly people: readonly Person[]
  readonly templates: Readonly<Record<string, MessageTemplate>>
  /** Puts the first phone into somebody's hands; resolves when the mini program has opened for her. */
  readonly hold: (openid: string) => Promise<void>
  readonly log: (line: string) => void
}

/** Answers one request of the phone's pages; whatever is wrong with it is answered as JSON `{message}`. */
export async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    requireLoopback(request)
    await route(served, request, response)
  } catch (fault) {
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (fault instanceof HttpRefusal) {
      sendJson(response, fault.status, { message: fault.message })
      return
    }
    served.log(`phone: ${request.method} ${request.url}: ${fault instanceof Error ? fault.stack : fault}`)
    sendJson(response, 500, { message: fault instanceof Error ? fault.message : String(fault) })
  }
}

async function route(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = request.url ?? '/'
  const [pathname = '/', query = ''] = address.split('?')
  if (request.method === 'POST') return post(served, pathname, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new HttpRefusal(405, `不支持 ${request.method}`)

  const answerGet = PAGES[pathname]
  if (answerGet) return answerGet(served, response)
  if (pathname === '/app.js') return sendPackage(served, new URLSearchParams(query).get('package'), response)
  if (pathname === SOURCE_MAP_ADDRESS)
    return sendSourceMap(served, new URLSearchParams(query).get('module') ?? '', response)
  if (pathname.startsWith('/shell/')) return sendShell(served, pathname.slice('/shell/'.length), response)
  if (pathname.startsWith('/fonts/')) {
    return sendFile(response, fileBelow(FONTS, pathname.slice('/fonts/'.length)), { lasting: true })
  }
  if (pathname.startsWith('/app/')) {
    fileBelow('/', pathname.slice('/app/'.length))
    const file = served.appFile(pathname)
    if (file === null) throw new HttpRefusal(404, `小程序里没有 ${pathname.slice('/app/'.length)}`)
    return sendFile(response, file, { lasting: false })
  }
  if (pathname === '/phone/people') {
    const { project, people, templates, cloud } = served
    return sendJson(response, 200, { project, people, templates, hasCloud: cloud.isOpen })
  }
  if (pathname === '/phone/cloud-file') return sendCloudFile(served, query, response)
  const looked = READS[pathname]
  if (looked) return pass(response, await served.cloud.ask('GET', query === '' ? looked : `${looked}?${query}`))
  throw new HttpRefusal(404, `没有 ${pathname}`)
}

const PAGES: Readonly<Record<string, (served: Served, response: ServerResponse) => Promise<void> | void>> = {
  '/': (_served, response) => sendText(response, 'text/html', DESK_PAGE),
  '/phone': (_served, response) => sendText(response, 'text/html', PHONE_PAGE),
  '/webview': (_served, response) => sendText(response, 'text/html', WEBVIEW_PAGE),
  '/host.js': ({ host }, response) => sendText(response, 'text/javascript', host),
}

/** The script that starts the mini program, or that of the package with this root. */
async function sendPackage({ app }: Served, root: string | null, response: ServerResponse): Promise<void> {
  const { code, packages } = await app.current
  const script = root === null ? code : Object.hasOwn(packages, root) ? packages[root] : undefined
  if (script === undefined) throw new HttpRefusal(404, `小程序里没有分包 ${root}`)
  sendText(response, 'text/javascript', script)
}

async function sendSourceMap({ app }: Served, module: string, response: ServerResponse): Promise<void> {
  const { sourceMaps } = await app.current
  const map = Object.hasOwn(sourceMaps, module) ? sourceMaps[module] : undefined
  if (map === undefined) throw new HttpRefusal(404, `没有 ${module} 的源映射`)
  sendText(response, 'application/json', map)
}

/** What the phone reads and changes in the cloud, by its address here and at the control port. */
const READS: Readonly<Record<string, string>> = {
  '/phone/clock': 'clock',
  '/phone/messages': 'messages',
}
const CHANGES: Readonly<Record<string, string>> = {
  '/phone/call': 'call',
  '/phone/clock': 'clock',
  '/phone/subscribe': 'subscribe',
  '/phone/pay': 'pay',
  '/phone/phone-code': 'phone-code',
  '/phone/reset': 'reset',
  '/phone/seed': 'seed',
  '/phone/files/urls': 'files/urls',
  '/phone/files/delete': 'files/delete',
}

async function post(
  served: Served,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (pathname === '/phone/upload') return upload(served, request, response)
  const change = CHANGES[pathname]
  if (!change && pathname !== HOLD) throw new HttpRefusal(404, `没有 ${pathname}`)
  if (!request.headers['content-type']?.startsWith('application/json')) throw new HttpRefusal(415, '请求体应是 JSON')
  const body = parseObject((await readBody(request, LARGEST_BODY_BYTES)).toString('utf8'))
  if (!change) return hold(served, body, response)
  pass(response, await served.cloud.ask('POST', change, body))
}

/** Leads to where the file of the query's `fileID` lies at present. */
async function sendCloudFile({ cloud }: Served, query: string, response: ServerResponse): Promise<void> {
  const fileID = new URLSearchParams(query).get('fileID') ?? ''
  const found = await cloud.ask('POST', 'files/urls', { fileList: [fileID] })
  if (found.status !== 200) return pass(response, found)
  const [file] = (JSON.parse(found.body) as { fileList: ReadonlyArray<{ tempFileURL: string }> }).fileList
  if (!file?.tempFileURL) throw new HttpRefusal(404, `云存储里没有 ${fileID}`)
  response.writeHead(302, { location: file.tempFileURL, 'cache-control': 'no-store' })
  response.end()
}

/** Puts the body under the `cloudPath` of the query, by the permit that the cloud gives for it. */
async function upload({ cloud }: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cloudPath = new URL(request.url ?? '/', 'http://phone').searchParams.get('cloudPath') ?? ''
  const content = await readBody(request, LARGEST_FILE_BYTES)
  const permit = await cloud.ask('POST', 'files/permit', { cloudPath })
  if (permit.status !== 200) return pass(response, permit)
  const { url, authorization, fileID } = JSON.parse(permit.body) as Record<'url' | 'authorization' | 'fileID', string>
  const stored = await fetch(url, { method: 'PUT', headers: { authorization }, body: new Uint8Array(content) })
  if (!stored.ok) throw new HttpRefusal(502, `文件没有存下：${stored.status} ${await stored.text()}`)
  sendJson(response, 200, { fileID })
}

/** As much as WeChat uploads from a phone at once. */
const LARGEST_FILE_BYTES = 100 * MEGABYTE

/** Who holds the phone is decided outside of the mini program, by the person at the desk or by a test. */
const HOLD = '/phone/hold'

async function hold(served: Served, { openid }: Record<string, unknown>, response: ServerResponse): Promise<void> {
  if (typeof openid !== 'string' || openid === '') throw new HttpRefusal(400, 'openid 应是非空的字符串')
  await served.hold(openid)
  sendJson(response, 200, { openid })
}

/** More than the cloud accepts, so that the cloud is the one that refuses. */
const LARGEST_BODY_BYTES = 16 * MEGABYTE

function pass(response: ServerResponse, { status, body }: { readonly status: number; readonly body: string }): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(body)
}

function sendShell({ shell }: Served, name: string, response: ServerResponse): void {
  const text = shell.get(name)
  if (text === undefined) throw new HttpRefusal(404, `没有 ${name}`)
  sendText(response, name.endsWith('.css') ? 'text/css' : 'text/javascript', text)
}

const FONTS = path.dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'))
