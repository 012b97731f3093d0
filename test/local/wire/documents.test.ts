import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Database } from './sdk'

let cloud: StartedCloud
let db: Database

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { things: { indexes: [{ name: 'by_n', fields: [['n', 1]] }] } },
  })
  db = sdkTowards(cloud).database()
})
beforeEach(() => cloud.post('/reset'))
afterAll(() => cloud.close())

const things = () => db.collection('things')
const ids = async (query: { get(): Promise<{ data: Array<Record<string, unknown>> }> }) =>
  (await query.get()).data.map(({ _id }) => _id)
const addNumbered = (count: number) =>
  things().add({ data: Array.from({ length: count }, (_, n) => ({ _id: `t${String(n).padStart(4, '0')}`, n })) })

test('add: a document without _id gets one of 32 hex digits', async () => {
  const { _id } = await things().add({ data: { n: 1 } })
  expect(_id).toMatch(/^[0-9a-f]{32}$/)
})

test('add: an array is inserted whole and answers every id', async () => {
  const { _ids } = await things().add({ data: [{ _id: 'a' }, { _id: 'b' }] })
  expect(_ids).toEqual(['a', 'b'])
  expect(await things().count()).toMatchObject({ total: 2 })
})

test.each<[fact: string, field: unknown]>([
  ['a date', new Date(5)],
  ['a number that JSON lacks', Number.POSITIVE_INFINITY],
  ['a text that looks like a date of the wire', '{"$date":{"$numberLong":"5"}}'],
  ['a deep list', [[{ at: new Date(5) }, null]]],
])('get: a document with %s is the same by its _id, by a query and inside a transaction', async (_fact, field) => {
  await things().add({ data: { _id: 'a', field, n: 1 } })
  const byId = (await things().doc('a').get()).data
  expect(byId).toEqual({ _id: 'a', field, n: 1 })
  expect((await things().where({ n: 1 }).get()).data).toEqual([byId])
  expect((await things().where({ _id: 'a' }).get()).data).toEqual([byId])
  expect((await things().where({ _id: 'a' }).skip(1).get()).data).toEqual([])
  expect((await things().doc('a').field({ n: true }).get()).data).toEqual({ _id: 'a', n: 1 })
  const inside = await db.runTransaction(async (transaction) => {
    await transaction
      .collection('things')
      .doc('a')
      .update({ data: { n: 2 } })
    return (await transaction.collection('things').doc('a').get()).data
  })
  expect(inside).toEqual({ _id: 'a', field, n: 2 })
})

test('add and get: every kind of value comes back as it went in', async () => {
  const value = {
    whole: 7,
    large: 1_795_384_610_930,
    negative: -2,
    fraction: 1.5,
    text: '会员日 🎂',
    yes: true,
    nothing: null,
    at: new Date('2026-11-22T15:59:59.999Z'),
    list: [1, 'two', [3], { four: 4 }],
    deep: { er: { still: 'here' } },
    empty: {},
  }
  await things().add({ data: { _id: 'v', ...value } })
  expect((await things().doc('v').get()).data).toEqual({ _id: 'v', ...value })
})

test('add: a server date is the time of the cloud, with its offset', async () => {
  await cloud.post('/clock', { now: 1_800_000_000_000 })
  await things().add({ data: { _id: 'd', at: db.serverDate(), later: db.serverDate({ offset: 5000 }) } })
  expect((await things().doc('d').get()).data).toEqual({
    _id: 'd',
    at: new Date(1_800_000_000_000),
    later: new Date(1_800_000_005_000),
  })
  await cloud.post('/clock', { real: true })
})

test('get: a numeric _id and its text are two documents', async () => {
  await things().add({
    data: [
      { _id: 7, n: 1 },
      { _id: '7', n: 2 },
    ],
  })
  expect((await things().doc(7).get()).data).toMatchObject({ n: 1 })
  expect((await things().doc('7').get()).data).toMatchObject({ n: 2 })
})

test('find: 101 documents without a limit give 100', async () => {
  await addNumbered(101)
  expect(await ids(things())).toHaveLength(100)
})

test('find: a limit of 1001 gives 1000', async () => {
  await addNumbered(1001)
  expect(await ids(things().limit(1001))).toHaveLength(1000)
})

test('find: order, skip and limit page through without a gap', async () => {
  await addNumbered(5)
  const page = (skip: number) => ids(things().orderBy('n', 'desc').skip(skip).limit(2))
  expect([await page(0), await page(2), await page(4)]).toEqual([['t0004', 't0003'], ['t0002', 't0001'], ['t0000']])
})

test('find: two orders sort by the first, then by the second', async () => {
  await things().add({
    data: [
      { _id: 'a', x: 1, y: 1 },
      { _id: 'b', x: 2, y: 1 },
      { _id: 'c', x: 1, y: 2 },
    ],
  })
  expect(await ids(things().orderBy('x', 'asc').orderBy('y', 'desc'))).toEqual(['c', 'a', 'b'])
})

test('find: a projection keeps the named fields and _id, or drops the named ones', async () => {
  await things().add({ data: { _id: 'p', a: 1, b: { c: 2, d: 3 } } })
  expect((await things().field({ 'b.c': true }).get()).data).toEqual([{ _id: 'p', b: { c: 2 } }])
  expect((await things().field({ b: false }).get()).data).toEqual([{ _id: 'p', a: 1 }])
  expect((await things().doc('p').field({ a: true, _id: false }).get()).data).toEqual({ a: 1 })
})

test('count: counts all that match, past every limit of find', async () => {
  await addNumbered(1002)
  expect(await things().count()).toMatchObject({ total: 1002 })
  expect(
    await things()
      .where({ n: db.command.gte(1000) })
      .count(),
  ).toMatchObject({ total: 2 })
})

test('doc.update: merges nested objects into what is there', async () => {
  await things().add({ data: { _id: 'u', a: { b: 1, c: 2 } } })
  expect(
    await things()
      .doc('u')
      .update({ data: { a: { b: 9 } } }),
  ).toMatchObject({ stats: { updated: 1 } })
  expect((await things().doc('u').get()).data).toEqual({ _id: 'u', a: { b: 9, c: 2 } })
})

test('doc.update: a missing document answers updated 0 and is not made', async () => {
  expect(
    await things()
      .doc('nobody')
      .update({ data: { a: 1 } }),
  ).toMatchObject({ stats: { updated: 0 } })
  expect(await things().count()).toMatchObject({ total: 0 })
})

test('where.update: changes every match and answers how many', async () => {
  await addNumbered(3)
  const answer = await things()
    .where({ n: db.command.gte(1) })
    .update({ data: { seen: true } })
  expect(answer).toMatchObject({ stats: { updated: 2 } })
  expect(await things().where({ seen: true }).count()).toMatchObject({ total: 2 })
})

test('where.update: of 50 compare-and-sets at once exactly one wins', async () => {
  await things().add({ data: { _id: 'v', version: 1 } })
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      things()
        .where({ _id: 'v', version: 1 })
        .update({ data: { version: db.command.inc(1) } }),
    ),
  )
  expect(answers.reduce((sum, { stats }) => sum + stats.updated, 0)).toBe(1)
})

test('doc.set: makes a missing document and replaces a present one whole', async () => {
  expect(
    await things()
      .doc('s')
      .set({ data: { a: 1 } }),
  ).toMatchObject({ _id: 's', stats: { created: 1, updated: 0 } })
  expect(
    await things()
      .doc('s')
      .set({ data: { b: 2 } }),
  ).toMatchObject({ stats: { created: 0, updated: 1 } })
  expect((await things().doc('s').get()).data).toEqual({ _id: 's', b: 2 })
})

test('remove: doc.remove takes one, where.remove takes every match', async () => {
  await addNumbered(4)
  expect(await things().doc('t0000').remove()).toMatchObject({ stats: { removed: 1 } })
  expect(await things().doc('t0000').remove()).toMatchObject({ stats: { removed: 0 } })
  expect(
    await things()
      .where({ n: db.command.lt(3) })
      .remove(),
  ).toMatchObject({ stats: { removed: 2 } })
})

test('createCollection: makes an empty collection; a second time it is refused', async () => {
  await db.createCollection('fresh')
  expect(await db.collection('fresh').count()).toMatchObject({ total: 0 })
  await expect(db.createCollection('fresh')).rejects.toMatchObject({
    errMsg: expect.stringContaining('[ResourceExist]'),
  })
})
