import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { PhonePages, ServerToPhone } from '../../../local/phone/seams'
import { type AutomatorParts, type AutomatorPort, openAutomatorPort } from '../../../local/phone/server/automator-port'

let port: AutomatorPort
const clients: WebSocket[] = []

afterEach(() => {
  for (const client of clients.splice(0)) client.terminate()
  port.close()
})

test('what concerns the mini program goes to the phone, and its answer comes back', async () => {
  const client = await connect({ ask: async (method, params) => ({ method, params }) })
  expect(await answerTo(client, { id: '1', method: 'Page.getData', params: { path: 'a' } })).toEqual({
    id: '1',
    result: { method: 'Page.getData', params: { path: 'a' } },
  })
})

test('what the phone refuses is an error with its words', async () => {
  const client = await connect({ ask: () => Promise.reject(new Error('page 7 is not open')) })
  expect(await answerTo(client, { id: '1', method: 'Page.getData' })).toEqual({
    id: '1',
    error: { message: 'page 7 is not open' },
  })
})

test('without a phone that is open, a request says how to open one', async () => {
  const client = await connect({ ready: () => new Promise(() => {}) }, { patienceMs: 1 })
  expect(await answerTo(client, { id: '1', method: 'App.getCurrentPage' })).toEqual({
    id: '1',
    error: { message: expect.stringContaining('no phone is open') },
  })
})

test('without a headless phone there are no screenshots', async () => {
  const client = await connect({})
  expect(await answerTo(client, { id: '1', method: 'App.captureScreenshot' })).toEqual({
    id: '1',
    error: { message: expect.stringContaining('--headless') },
  })
})

test('events of the phone reach every client', async () => {
  let tell: (method: string, params: unknown) => void = () => {}
  const first = await connect({
    onEvent(listener) {
      tell = listener
      return () => {}
    },
  })
  const second = await dial()
  const heard = Promise.all([once(first, 'message'), once(second, 'message')])
  tell('App.logAdded', { type: 'log', args: [] })
  for (const [data] of await heard) {
    expect(JSON.parse(String(data))).toEqual({ method: 'App.logAdded', params: { type: 'log', args: [] } })
  }
})

test('Tool.close starts the mini program anew', async () => {
  const told: ServerToPhone[] = []
  const client = await connect({ tellAll: (message) => told.push(message) })
  await answerTo(client, { id: '1', method: 'Tool.close' })
  expect(told).toEqual([{ kind: 'reload', keepState: false }])
})

test.each(['no JSON', '{}', '{"id":1,"method":"App.exit"}'])('%s is answered that it is no request', async (text) => {
  const client = await connect({})
  client.send(text)
  const [data] = await once(client, 'message')
  expect(JSON.parse(String(data))).toEqual({ error: { message: 'a request is JSON with id, method and params' } })
})

test('a page of another origin is not let in', async () => {
  await connect({})
  const foreign = new WebSocket(port.url, { origin: 'https://example.com' })
  const [error] = await once(foreign, 'error')
  expect(String(error)).toContain('401')
})

async function connect(pages: Partial<PhonePages>, parts: Partial<AutomatorParts> = {}): Promise<WebSocket> {
  port = await openAutomatorPort({ port: 0, pages: { ...openPhone, ...pages }, ...parts })
  return dial()
}

async function dial(): Promise<WebSocket> {
  const client = new WebSocket(port.url)
  clients.push(client)
  await once(client, 'open')
  return client
}

async function answerTo(client: WebSocket, request: object): Promise<unknown> {
  client.send(JSON.stringify(request))
  const [data] = await once(client, 'message')
  return JSON.parse(String(data))
}

const openPhone: PhonePages = {
  ready: async () => {},
  ask: async () => ({}),
  onEvent: () => () => {},
  hold: async () => {},
  tellAll() {},
}
