import { get } from 'node:http'
import { type StartedCloud, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { things: { indexes: [] }, others: { indexes: [] } },
    seeds: {
      two: async (control) => {
        const add = (n: number) =>
          fetch(`${control}/call`, {
            method: 'POST',
            body: JSON.stringify({ openid: 'o_seed', name: 'adds', data: { n } }),
          })
        await add(1)
        await add(2)
      },
    },
    functions: {
      'adds/index.js': `
        const cloud = require('wx-server-sdk')
        cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
        exports.main = async ({ n }) => {
          await cloud.database().collection('things').add({ data: { _id: 't' + n, n, at: new Date(n) } })
          await cloud.uploadFile({ cloudPath: 'n/' + n + '.txt', fileContent: Buffer.from(String(n)) })
          return n
        }`,
    },
  })
})
beforeEach(() => cloud.post('/reset'))
afterAll(() => cloud.close())

const request = async (method: string, path: string, body?: string) => {
  const response = await fetch(cloud.control + path, { method, ...(body !== undefined && { body }) })
  return { status: response.status, body: (await response.json()) as { error?: { message: string } } }
}

describe('data', () => {
  test('seed fills by name, collections shows what there is', async () => {
    expect(await cloud.post('/seed', { dataset: 'two' })).toEqual({ dataset: 'two' })
    expect(await cloud.get('/collections/things')).toEqual([
      { _id: 't1', n: 1, at: '1970-01-01T00:00:00.001Z' },
      { _id: 't2', n: 2, at: '1970-01-01T00:00:00.002Z' },
    ])
    expect(await cloud.get('/collections')).toEqual(expect.arrayContaining(['things', 'others']))
  })

  test('collections takes a query, an offset and a limit', async () => {
    await cloud.post('/seed', { dataset: 'two' })
    const query = encodeURIComponent(JSON.stringify({ n: { $gt: 1 } }))
    expect(await cloud.get(`/collections/things?query=${query}`)).toMatchObject([{ _id: 't2' }])
    expect(await cloud.get('/collections/things?offset=1&limit=5')).toMatchObject([{ _id: 't2' }])
  })

  test('reset empties documents and files, and plans no more faults', async () => {
    await cloud.post('/seed', { dataset: 'two' })
    await cloud.post('/faults', { plan: [{ kind: 'error500' }] })
    await cloud.post('/reset')
    expect(await cloud.get('/collections/things')).toEqual([])
    expect(await cloud.get('/faults')).toEqual({ plan: [] })
    expect(await cloud.call('adds', { n: 1 })).toEqual({ result: 1 })
  })

  test('a query over more than 1,000 documents that no index serves is logged and counted', async () => {
    const documents = Array.from({ length: 1001 }, (_, n) => JSON.stringify({ _id: n, n }))
    const wire = (body: object) => fetch(cloud.admin, { method: 'POST', body: JSON.stringify(body) })
    await wire({ action: 'database.insertDocument', collectionName: 'others', data: documents })
    await wire({ action: 'database.getDocument', collectionName: 'others', query: '{"n":5}' })
    expect(await cloud.get('/unserved-queries')).toEqual({ others: 1 })
    expect(cloud.lines).toContainEqual('slow: no index serves {"n":5} on others')
  })

  test('what was acknowledged is there after the cloud was closed and opened', async () => {
    const first = await startTestCloud({ collections: { things: { indexes: [] } }, dataDir: `${cloud.dir}/kept` })
    const admin = (body: object) => fetch(first.admin, { method: 'POST', body: JSON.stringify(body) })
    await admin({ action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":"kept"}'] })
    await first.post('/subscribe', { openid: 'o', templateId: 't', count: 3 })
    await first.close()
    const second = await startTestCloud({ collections: { things: { indexes: [] } }, dataDir: `${cloud.dir}/kept` })
    expect(await second.get('/collections/things')).toEqual([{ _id: 'kept' }])
    expect(await second.post('/subscribe', { openid: 'o', templateId: 't', banned: false })).toMatchObject({ left: 3 })
    await second.close()
  })
})

describe('clock', () => {
  afterAll(() => cloud.post('/clock', { real: true }))

  test('now: the clock stands at the instant', async () => {
    await cloud.post('/clock', { now: 1_800_000_000_000 })
    expect(await cloud.get('/clock')).toEqual({ now: 1_800_000_000_000, real: false, standing: true })
  })

  test('advanceMs: a standing clock stands that much later', async () => {
    await cloud.post('/clock', { now: 1_800_000_000_000 })
    await cloud.post('/clock', { advanceMs: 5 })
    expect(await cloud.get('/clock')).toMatchObject({ now: 1_800_000_000_005 })
  })

  test('advanceMs: a running clock runs on, ahead of the real one', async () => {
    await cloud.post('/clock', { real: true })
    const moved = (await cloud.post('/clock', { advanceMs: 86_400_000 })) as { now: number }
    expect(moved).toMatchObject({ real: false, standing: false })
    expect(moved.now).toBeGreaterThanOrEqual(Date.now() + 86_400_000 - 10_000)
  })

  test('real: back to real time', async () => {
    await cloud.post('/clock', { now: 5 })
    expect(await cloud.post('/clock', { real: true })).toMatchObject({ real: true, standing: false })
  })
})

describe('faults', () => {
  test('the nth matching call is struck, once, and others are not', async () => {
    const plan = [{ kind: 'error500', function: 'adds', action: 'database.insertDocument', nth: 2 }]
    expect(await cloud.post('/faults', { plan })).toEqual({ plan: [{ ...plan[0], ms: 0 }] })
    expect(await cloud.call('adds', { n: 1 })).toEqual({ result: 1 })
    expect(await cloud.call('adds', { n: 2 })).toMatchObject({ error: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
    expect(await cloud.call('adds', { n: 3 })).toEqual({ result: 3 })
    expect(await cloud.get('/faults')).toEqual({ plan: [] })
  })

  test('a delay is served, later', async () => {
    await cloud.post('/faults', { plan: [{ kind: 'delay', ms: 30 }] })
    await cloud.post('/counters/reset')
    expect(await cloud.call('adds', { n: 1 })).toEqual({ result: 1 })
    const { adds } = (await cloud.get('/counters')) as { adds: { ms: number } }
    expect(adds.ms).toBeGreaterThanOrEqual(29)
  })

  test('a conflict strikes a plain write that can have one, and leaves reads alone', async () => {
    await cloud.post('/faults', { plan: [{ kind: 'conflict' }] })
    expect(await cloud.call('adds', { n: 1 })).toMatchObject({
      error: { message: expect.stringContaining('TransactionConflict') },
    })
    expect(await cloud.get('/collections/things')).toEqual([])
  })
})

describe('bad input', () => {
  test.each<[fact: string, method: string, path: string, body: string, says: string]>([
    ['a body that is no JSON', 'POST', '/call', '{', 'JSON'],
    ['a body that is a list', 'POST', '/call', '[]', 'JSON 对象'],
    ['a call without a name', 'POST', '/call', '{}', 'name'],
    ['a call with data that is a text', 'POST', '/call', '{"name":"adds","data":"x"}', 'data'],
    ['a call by an openid of digits', 'POST', '/call', '{"name":"adds","openid":"123"}', 'openid'],
    ['a clock with nothing', 'POST', '/clock', '{}', 'advanceMs'],
    ['a clock with two things', 'POST', '/clock', '{"now":1,"advanceMs":1}', '三者之一'],
    ['a clock with a text', 'POST', '/clock', '{"now":"tomorrow"}', 'now'],
    ['a clock that goes back', 'POST', '/clock', '{"advanceMs":-1}', 'advanceMs'],
    ['a clock that is not real', 'POST', '/clock', '{"real":false}', 'real'],
    ['a plan that is no list', 'POST', '/faults', '{"plan":{}}', 'plan'],
    ['a fault of no kind', 'POST', '/faults', '{"plan":[{"kind":"fire"}]}', 'plan[0].kind'],
    ['a fault with nth 0', 'POST', '/faults', '{"plan":[{"kind":"delay","nth":0}]}', 'plan[0].nth'],
    ['a fault with ms below 0', 'POST', '/faults', '{"plan":[{"kind":"delay","ms":-1}]}', 'plan[0].ms'],
    ['a subscription of nobody', 'POST', '/subscribe', '{"templateId":"t","count":1}', 'openid'],
    ['a subscription of a half', 'POST', '/subscribe', '{"openid":"o","templateId":"t","count":0.5}', 'count'],
    ['a payment without an outcome', 'POST', '/pay', '{"outTradeNo":"x"}', 'outcome'],
    ['a payment told less than no times', 'POST', '/pay', '{"outTradeNo":"x","outcome":"success","times":-1}', 'times'],
    ['a data set that is not there', 'POST', '/seed', '{"dataset":"three"}', 'two'],
    ['a data set named like a property of every object', 'POST', '/seed', '{"dataset":"toString"}', 'toString'],
  ])('%s is 400 in words', async (_fact, method, path, body, says) => {
    const answer = await request(method, path, body)
    expect(answer.status).toBe(400)
    expect(answer.body.error?.message).toContain(says)
  })

  test.each([
    ['a query that is no JSON', '/collections/things?query={', 'query'],
    ['a query that is a list', '/collections/things?query=[]', 'query'],
    ['a limit that is a word', '/collections/things?limit=all', 'limit'],
    ['a collection that is not there', '/collections/nowhere', 'nowhere'],
    ['a path that is badly escaped', '/collections/%E0%A4%A', '%E0%A4%A'],
  ])('%s is 400 in words', async (_fact, path, says) => {
    const answer = await request('GET', path)
    expect(answer.status).toBe(400)
    expect(answer.body.error?.message).toContain(says)
  })

  test('an order that is not there cannot be paid', async () => {
    expect(await request('POST', '/pay', '{"outTradeNo":"x","outcome":"success"}')).toMatchObject({ status: 404 })
  })

  test('a page of the open web is not heard', async () => {
    const from = (origin: string) => fetch(`${cloud.control}/reset`, { method: 'POST', headers: { origin } })
    expect((await from('https://example.com')).status).toBe(403)
    expect((await from('http://127.0.0.1:8080')).status).toBe(200)
  })

  test('whoever comes under a foreign name that points here is not heard, though without an origin', async () => {
    const { port } = new URL(cloud.control)
    const under = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        get({ port, path: '/_/clock', headers: { host } }, ({ statusCode }) => resolve(statusCode)).on('error', reject)
      })
    expect(await under('evil.example:80')).toBe(403)
    expect(await under(`localhost:${port}`)).toBe(200)
  })

  test('a path that is not there is 404 and lists what is', async () => {
    const { status, body } = await request('GET', '/elsewhere')
    expect(status).toBe(404)
    expect(body.error?.message).toContain('POST /call')
  })

  test('a body over 8 MB is 413, and the port serves on', async () => {
    const { status, body } = await request('POST', '/call', 'x'.repeat(8 * 1024 * 1024 + 1))
    expect([status, body.error?.message]).toEqual([413, expect.stringContaining('8 MB')])
    expect(await cloud.call('adds', { n: 1 })).toEqual({ result: 1 })
  })
})
