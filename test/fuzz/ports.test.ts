import * as fc from 'fast-check'
import { type StartedCloud, startTestCloud } from '../local/started-cloud'

/** The ports of the local cloud take anything and stay up: bad input is refused by name, and nothing is an accident. */

let cloud: StartedCloud
beforeAll(async () => {
  cloud = await startTestCloud({ collections: { things: { indexes: [] } } })
})
afterAll(() => cloud.close())

const ACTIONS = [
  'insertDocument',
  'getDocument',
  'calculateDocument',
  'modifyDocument',
  'removeDocument',
  'aggregateDocuments',
  'commitTransaction',
].map((action) => `database.${action}`)

const scrap = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '{',
    '{}',
    '[]',
    'null',
    '{"_id":"a"}',
    '{"$where":"1"}',
    '{"a":{"$gt":1}}',
    '{"$set":{"a":1}}',
    -1,
    7,
  ),
  fc.json({ maxDepth: 2 }),
  fc.jsonValue({ maxDepth: 1 }),
)
const wireCalls = fc.record(
  {
    action: fc.oneof(fc.constantFrom(...ACTIONS, 'wx.openApi', 'wx.wxPayApi', 'functions.invokeFunction'), scrap),
    collectionName: fc.constantFrom<unknown>('things', 'nothing', '', 7),
    query: scrap,
    data: fc.oneof(scrap, fc.array(scrap, { maxLength: 2 })),
    stages: fc.array(fc.record({ stageKey: fc.constantFrom('$match', '$group', '$nope'), stageValue: scrap }), {
      maxLength: 2,
    }),
    limit: scrap,
    order: scrap,
    multi: scrap,
    merge: fc.boolean(),
    upsert: fc.boolean(),
    transactionId: fc.constantFrom<unknown>('', 'none', 1),
  },
  { requiredKeys: ['action'] },
)

test('the wire port: anything is answered as the SDK expects it, and nothing fails inside', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        wireCalls.map((call) => JSON.stringify(call)),
        fc.string(),
      ),
      async (body) => {
        const response = await fetch(cloud.admin, { method: 'POST', body })
        const { code = 'ok' } = (await response.json()) as { code?: string }
        expect([response.status, code]).toEqual([200, expect.not.stringMatching(/^SYS_ERR$/)])
      },
    ),
    { numRuns: 300 },
  )
  expect(cloud.lines.filter((line) => line.startsWith('wire'))).toEqual([])
})

const ROUTES = [
  'call',
  'faults',
  'subscribe',
  'pay',
  'phone-code',
  'seed',
  'counters/reset',
  'nothing',
  '../admin',
  '%zz',
]
const bodies = fc.oneof(
  fc
    .dictionary(
      fc.constantFrom(
        'openid',
        'name',
        'data',
        'plan',
        'outTradeNo',
        'outcome',
        'templateId',
        'count',
        'dataset',
        'times',
      ),
      fc.oneof(
        scrap,
        fc.array(fc.dictionary(fc.constantFrom('kind', 'nth', 'ms', 'function'), scrap), { maxLength: 2 }),
      ),
    )
    .map((body) => JSON.stringify(body)),
  fc.string(),
)

test('the control port: anything is done or refused by name, and nothing fails inside', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ROUTES),
      fc.constantFrom('GET', 'POST'),
      bodies,
      async (route, method, body) => {
        const response = await fetch(`${cloud.control}/${route}`, { method, ...(method === 'POST' && { body }) })
        expect(response.status).toBeLessThan(500)
        await response.json()
      },
    ),
    { numRuns: 300 },
  )
  expect(cloud.lines.filter((line) => line.startsWith('control'))).toEqual([])
  expect(await cloud.get('/collections')).toContain('things')
})
