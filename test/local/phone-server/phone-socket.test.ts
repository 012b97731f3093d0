import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Phone, PhoneToServer, ServerToPhone } from '../../../local/phone/seams'
import { closeAll, phoneInTest, smallProject } from './phone-in-test'

const pages: FakePage[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) page.close()
  await closeAll()
})

/** The page's end of the socket, without a page. */
class FakePage {
  readonly #socket: WebSocket
  readonly #received: ServerToPhone[] = []
  #waiting: (() => void) | undefined

  constructor(phone: Phone, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(`${phone.url.replace('http', 'ws')}phone/socket`, { headers })
    this.#socket.on('message', (data) => {
      this.#received.push(JSON.parse(String(data)) as ServerToPhone)
      this.#waiting?.()
    })
    pages.push(this)
  }

  opened = () => new Promise<void>((resolve, reject) => this.#socket.once('open', resolve).once('error', reject))
  say = (message: PhoneToServer) => this.#socket.send(JSON.stringify(message))
  close = () => this.#socket.terminate()

  /** The next message that has not been taken yet. */
  async next(): Promise<ServerToPhone> {
    for (;;) {
      const message = this.#received.shift()
      if (message) return message
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
  }
}

async function connect(phone: Phone): Promise<FakePage> {
  const page = new FakePage(phone)
  await page.opened()
  page.say({ kind: 'ready' })
  return page
}

test('ask: an answer goes to its question, in whatever order they come', async () => {
  const phone = await phoneInTest()
  const page = await connect(phone)
  const first = phone.pages.ask('App.getCurrentPage', {})
  const second = phone.pages.ask('Page.getData', { pageId: 1 })
  const [one, two] = [await page.next(), await page.next()]
  if (one.kind !== 'automator' || two.kind !== 'automator') throw new Error('asked for something else')
  expect([one.method, two.method, two.params]).toEqual(['App.getCurrentPage', 'Page.getData', { pageId: 1 }])
  page.say({ kind: 'automatorResult', id: two.id, result: { data: 2 } })
  page.say({ kind: 'automatorResult', id: one.id, result: { path: 'pages/home' } })
  await expect(first).resolves.toEqual({ path: 'pages/home' })
  await expect(second).resolves.toEqual({ data: 2 })
})

test('ask: waits until a page is ready, and rejects with what it answers', async () => {
  const phone = await phoneInTest()
  const answer = phone.pages.ask('Element.tap', {})
  const page = await connect(phone)
  const asked = await page.next()
  if (asked.kind !== 'automator') throw new Error('asked for something else')
  page.say({ kind: 'automatorError', id: asked.id, message: 'no such element' })
  await expect(answer).rejects.toThrow('no such element')
})

test('ask: a page that closes before it has answered rejects', async () => {
  const phone = await phoneInTest()
  const page = await connect(phone)
  const answer = phone.pages.ask('App.getPageStack', {})
  await page.next()
  page.close()
  await expect(answer).rejects.toThrow('手机页面已关闭')
})

test('onEvent: events of the page are heard until the listener is taken away', async () => {
  const phone = await phoneInTest()
  const page = await connect(phone)
  const heard: unknown[] = []
  const once = new Promise<void>((resolve) => {
    const stop = phone.pages.onEvent((method, params) => {
      heard.push([method, params])
      stop()
      resolve()
    })
  })
  page.say({ kind: 'automatorEvent', method: 'App.logAdded', params: { type: 'log' } })
  page.say({ kind: 'automatorEvent', method: 'App.logAdded', params: { type: 'warn' } })
  await once
  const later = new Promise<void>((resolve) => phone.pages.onEvent(() => resolve()))
  page.say({ kind: 'automatorEvent', method: 'App.logAdded', params: {} })
  await later
  expect(heard).toEqual([['App.logAdded', { type: 'log' }]])
})

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another host name', { host: 'evil.example' }],
])('socket: a page of %s is not connected', async (_fact, headers) => {
  const page = new FakePage(await phoneInTest(), headers)
  await expect(page.opened()).rejects.toThrow('403')
})

test('save: the page is told to reload, and the new script is served', async () => {
  const project = smallProject()
  const phone = await phoneInTest({ project })
  const page = await connect(phone)
  writeFileSync(join(project, 'pages/home.wxml'), '<view>gone out</view>')
  expect(await page.next()).toEqual({ kind: 'compileErrors', errors: [] })
  expect(await page.next()).toEqual({ kind: 'reload', keepState: true })
  expect(await (await fetch(`${phone.url}app.js`)).text()).toContain('gone out')
})

test('save: a mistake is told with its place and nothing reloads, until it is mended', async () => {
  const project = smallProject()
  const phone = await phoneInTest({ project })
  const page = await connect(phone)
  writeFileSync(join(project, 'pages/home.js'), 'Page({\n  data: }')
  expect(await page.next()).toMatchObject({
    kind: 'compileErrors',
    errors: [{ severity: 'error', file: 'pages/home.js', line: 2 }],
  })
  const late = new FakePage(phone)
  expect(await late.next()).toMatchObject({ kind: 'compileErrors', errors: [{ file: 'pages/home.js' }] })
  writeFileSync(join(project, 'pages/home.js'), 'Page({})')
  expect(await page.next()).toEqual({ kind: 'compileErrors', errors: [] })
  expect(await page.next()).toEqual({ kind: 'reload', keepState: true })
})
