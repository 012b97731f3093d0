import { enterTapState, isInTapState } from '../../../local/phone/host/wx/tap-state'
import { wxInTest } from './wx-in-test'

interface Asked {
  readonly url: string
  readonly request: RequestInit
}

/** A server elsewhere: answers with `text`, or not at all. */
function serverElsewhere(text: string | null, status = 200): Asked[] {
  const asked: Asked[] = []
  globalThis.fetch = ((url: string, request: RequestInit) => {
    asked.push({ url, request })
    return new Promise((resolve, reject) => {
      request.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      if (text !== null) resolve({ status, headers: new Map([['x-from', 'elsewhere']]), text: async () => text })
    })
  }) as unknown as typeof fetch
  return asked
}

interface Task {
  abort(): void
  onHeadersReceived(listener: (received: unknown) => void): void
}

/** Sends a request and waits for its success or failure. */
async function send(
  options: object,
  shell: { readonly network?: 'good' | 'off' } = {},
  use: (task: Task) => void = () => {},
) {
  const { plain } = await wxInTest(shell)
  return new Promise<unknown>((resolve) => {
    use(plain.request?.({ ...options, success: resolve, fail: resolve }) as Task)
  })
}

test('request: the data of a GET goes into the address, JSON comes back as what it says', async () => {
  const asked = serverElsewhere('{"ok":true}')
  const answer = await send({ url: 'https://a.example/list?x=1', data: { q: '棉', page: 2 } })
  expect(asked.map(({ url }) => url)).toEqual(['https://a.example/list?x=1&q=%E6%A3%89&page=2'])
  expect(answer).toEqual({
    data: { ok: true },
    statusCode: 200,
    header: { 'x-from': 'elsewhere' },
    cookies: [],
    errMsg: 'request:ok',
  })
})

test('request: a POST carries JSON, or a form where the header says so', async () => {
  const asked = serverElsewhere('plain')
  expect(await send({ url: 'https://a.example', method: 'POST', data: { a: 1 } })).toMatchObject({ data: 'plain' })
  const header = { 'Content-Type': 'application/x-www-form-urlencoded' }
  await send({ url: 'https://a.example', method: 'post', data: { a: 1, b: '二' }, header })
  expect(asked.map(({ request }) => String(request.body))).toEqual(['{"a":1}', 'a=1&b=%E4%BA%8C'])
})

test('request: a status of 500 is an answer, as in WeChat', async () => {
  serverElsewhere('no', 500)
  expect(await send({ url: 'https://a.example' })).toMatchObject({ statusCode: 500, errMsg: 'request:ok' })
})

test('request: its task hears the headers', async () => {
  serverElsewhere('{}')
  const heard: unknown[] = []
  await send({ url: 'https://a.example' }, {}, (task) => task.onHeadersReceived((received) => heard.push(received)))
  expect(heard).toEqual([{ header: { 'x-from': 'elsewhere' }, statusCode: 200 }])
})

test.each([
  ['a tap', true],
  ['no tap', false],
])('request: begun in %s it ends in one: %s', async (_fact, inTap) => {
  serverElsewhere('{}')
  const { plain } = await wxInTest()
  if (inTap) enterTapState()
  const answered = new Promise<boolean>((resolve) => {
    plain.request?.({ url: 'https://a.example', success: () => resolve(isInTapState()) })
  })
  expect(await answered).toBe(inTap)
})

test('request: aborted', async () => {
  serverElsewhere(null)
  expect(await send({ url: 'https://a.example' }, {}, (task) => task.abort())).toEqual({ errMsg: 'request:fail abort' })
})

test('request: out of time', async () => {
  serverElsewhere(null)
  expect(await send({ url: 'https://a.example', timeout: 1 })).toEqual({ errno: 5, errMsg: 'request:fail timeout' })
})

test('request: without a network nothing goes out', async () => {
  const asked = serverElsewhere('{}')
  expect(await send({ url: 'https://a.example' }, { network: 'off' })).toEqual({
    errno: 600003,
    errMsg: 'request:fail ',
  })
  expect(asked).toEqual([])
})

test.each([
  [{}, 'request:fail parameter error: parameter.url should be String instead of Undefined;'],
  [{ url: '/here' }, 'request:fail invalid url "/here"'],
  [
    { url: 'https://a.example', method: 'FETCH' },
    expect.stringContaining('request:fail parameter error: parameter.method'),
  ],
])('request(%j): %s', async (options, errMsg) => {
  serverElsewhere('{}')
  expect(await send(options)).toEqual({ errMsg })
})
