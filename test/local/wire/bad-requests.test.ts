import { type StartedCloud, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

beforeAll(async () => {
  cloud = await startTestCloud({ collections: { things: { indexes: [] } } })
})
afterAll(() => cloud.close())

const send = async (body: string | Buffer, headers: Record<string, string> = {}) => {
  const response = await fetch(cloud.admin, { method: 'POST', body, headers })
  return { status: response.status, ...((await response.json()) as { code?: string; message?: string }) }
}
const sendJson = (body: unknown) => send(JSON.stringify(body))

test.each<[fact: string, body: unknown, says: RegExp]>([
  ['no action', {}, /action is required/],
  ['an action that is no text', { action: 7 }, /action must be a string/],
  ['an unknown action', { action: 'database.dropEverything' }, /unknown action database.dropEverything/],
  ['an action named like a property of every object', { action: 'constructor' }, /unknown action/],
  ['no collection', { action: 'database.getDocument' }, /collectionName is required/],
  [
    'a query that is no Extended JSON',
    { action: 'database.getDocument', collectionName: 'things', query: '{' },
    /Extended JSON/,
  ],
  [
    'a query that is a list',
    { action: 'database.getDocument', collectionName: 'things', query: '[]' },
    /query must be an object/,
  ],
  [
    'a query that is an object',
    { action: 'database.getDocument', collectionName: 'things', query: {} },
    /query must be a string/,
  ],
  [
    'a limit below 0',
    { action: 'database.getDocument', collectionName: 'things', limit: -1 },
    /limit must be a whole number/,
  ],
  [
    'an order in no direction',
    { action: 'database.getDocument', collectionName: 'things', order: '{"a":2}' },
    /order of a must be 1 or -1/,
  ],
  [
    'a document that is a number',
    { action: 'database.insertDocument', collectionName: 'things', data: ['1'] },
    /a document must be an object/,
  ],
  [
    'documents that are no list',
    { action: 'database.insertDocument', collectionName: 'things', data: '{}' },
    /data must be a list/,
  ],
  [
    'an _id that is an object',
    { action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":{}}'] },
    /_id must be/,
  ],
  [
    'an ObjectId',
    {
      action: 'database.insertDocument',
      collectionName: 'things',
      data: ['{"x":{"$oid":"0123456789abcdef01234567"}}'],
    },
    /unsupported type/,
  ],
  [
    'stages without values',
    { action: 'database.aggregateDocuments', collectionName: 'things', stages: [{ stageKey: '$match' }] },
    /a stage has/,
  ],
  ['a transaction that never was', { action: 'database.commitTransaction', transactionId: 'x' }, /TransactionNotExist/],
  [
    'bytes that are not multipart',
    { action: 'wx.openApi', apiName: 'subscribeMessage.send', requestData: 'x' },
    /requestData must be sent as multipart/,
  ],
])('%s is refused in words, with HTTP 200 as the SDK expects', async (_fact, body, says) => {
  const { status, code, message } = await sendJson(body)
  expect(status).toBe(200)
  expect(code).toBeTruthy()
  expect(message).toMatch(says)
})

test.each([
  ['a body that is no JSON', 'not json', /JSON/],
  ['an empty body', '', /JSON/],
  ['a body that is a list', '[1]', /JSON 对象/],
])('%s is refused', async (_fact, body, says) => {
  expect((await send(body)).message).toMatch(says)
})

test.each([
  ['without a boundary', 'x', 'multipart/form-data', /without a boundary/],
  [
    'that never ends',
    '--b\r\nContent-Disposition: form-data; name="action"\r\n\r\nwx.openApi',
    'multipart/form-data; boundary=b',
    /cut off/,
  ],
  ['of other bytes', 'zzz', 'multipart/form-data; boundary=b', /without its boundary/],
  ['with a part without a name', '--b\r\n\r\n\r\nx\r\n--b--', 'multipart/form-data; boundary=b', /without a name/],
])('multipart %s is refused', async (_fact, body, contentType, says) => {
  expect((await send(body, { 'content-type': contentType })).message).toMatch(says)
})

test('openapi bytes that are no protobuf are refused', async () => {
  const form = new FormData()
  form.set('action', 'wx.openApi')
  form.set('apiName', 'subscribeMessage.send')
  form.set('requestData', new Blob([Buffer.from([0x12, 0xff])]), 'requestData')
  const response = await fetch(cloud.admin, { method: 'POST', body: form })
  expect(await response.json()).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('CommApiData'),
  })
})

test('a body over 16 MB is refused, and the cloud serves on', async () => {
  expect((await send(Buffer.alloc(17 * 1024 * 1024, 0x20))).message).toContain('16 MB')
  expect(await sendJson({ action: 'database.calculateDocument', collectionName: 'things' })).toMatchObject({
    data: { total: 0 },
  })
})

test('a __proto__ in a document is a field like any other and poisons nothing', async () => {
  await sendJson({
    action: 'database.insertDocument',
    collectionName: 'things',
    data: ['{"_id":"p","__proto__":{"polluted":true}}'],
  })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  const { polluted } = ((await cloud.get('/collections/things')) as Array<Record<string, unknown>>)[0] ?? {}
  expect(polluted).toBeUndefined()
})

test('random bytes never bring it down', async () => {
  let state = 12345
  const random = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state
  }
  for (let round = 0; round < 100; round += 1) {
    const body = Buffer.from(Array.from({ length: random() % 200 }, () => random() % 256))
    expect(await send(body)).toMatchObject({ status: 200, code: 'INVALID_PARAM' })
  }
})

test('what is neither wire, control nor file is 404 in words', async () => {
  const response = await fetch(new URL('/elsewhere', cloud.admin))
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('/elsewhere') } })
})
