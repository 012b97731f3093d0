import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Database, Transaction } from './sdk'

let cloud: StartedCloud
let db: Database

beforeAll(async () => {
  cloud = await startTestCloud({ collections: { accounts: { indexes: [] } } })
  db = sdkTowards(cloud).database()
})
beforeEach(async () => {
  await cloud.post('/reset')
  await db.collection('accounts').add({
    data: [
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
    ],
  })
})
afterAll(() => cloud.close())

const account = (id: string, transaction?: Transaction) => (transaction ?? db).collection('accounts').doc(id)
const balance = async (id: string, transaction?: Transaction) => (await account(id, transaction).get()).data?.n
const inc = (n: number) => ({ data: { n: db.command.inc(n) } })

const CONFLICT = '[ResourceUnavailable.TransactionConflict]'
const ENDED = '[ResourceUnavailable.TransactionNotExist]'

test('a commit makes its writes seen, all at once', async () => {
  const transaction = await db.startTransaction()
  await account('a', transaction).update(inc(-1))
  await account('b', transaction).update(inc(1))
  expect([await balance('a'), await balance('b')]).toEqual([0, 0])
  await transaction.commit()
  expect([await balance('a'), await balance('b')]).toEqual([-1, 1])
})

test('a rollback leaves nothing behind', async () => {
  const transaction = await db.startTransaction()
  await account('a', transaction).update(inc(5))
  await transaction.collection('accounts').add({ data: { _id: 'c', n: 1 } })
  await transaction.rollback()
  expect(await balance('a')).toBe(0)
  expect(await db.collection('accounts').count()).toMatchObject({ total: 2 })
})

test('a transaction reads its own writes', async () => {
  const transaction = await db.startTransaction()
  await account('a', transaction).update(inc(5))
  expect(await balance('a', transaction)).toBe(5)
  await account('a', transaction).remove()
  expect((await transaction.collection('accounts').where({ _id: 'a' }).get()).data).toEqual([])
  await transaction.rollback()
})

test('a transaction reads the snapshot it began with', async () => {
  const transaction = await db.startTransaction()
  expect(await balance('a', transaction)).toBe(0)
  await account('a').update(inc(7))
  expect(await balance('a', transaction)).toBe(0)
  await transaction.rollback()
})

test('the second transaction to write a document fails at once', async () => {
  const [first, second] = [await db.startTransaction(), await db.startTransaction()]
  await account('a', first).update(inc(1))
  await expect(account('a', second).update(inc(1))).rejects.toMatchObject({
    errCode: -501001,
    errMsg: expect.stringContaining(CONFLICT),
  })
  await first.commit()
  expect(await balance('a')).toBe(1)
})

test('a write to what another has changed since the snapshot fails at once', async () => {
  const transaction = await db.startTransaction()
  await balance('a', transaction)
  await account('a').update(inc(1))
  await expect(account('a', transaction).update(inc(1))).rejects.toMatchObject({
    errMsg: expect.stringContaining(CONFLICT),
  })
})

test('a plain write waits for the transaction that holds the document, then looks at it anew', async () => {
  const transaction = await db.startTransaction()
  await account('a', transaction).update(inc(1))
  const waiting = db.collection('accounts').where({ _id: 'a', n: 0 }).update(inc(100))
  await account('b', transaction).update(inc(1))
  await transaction.commit()
  expect(await waiting).toMatchObject({ stats: { updated: 0 } })
  expect(await balance('a')).toBe(1)
})

test('ten increments at once in transactions: a conflict at the operation is not retried by the SDK', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      db.runTransaction(async (transaction) => {
        const n = Number(await balance('a', transaction))
        await account('a', transaction).update({ data: { n: n + 1 } })
      }),
    ),
  )
  const done = outcomes.filter(({ status }) => status === 'fulfilled').length
  expect(done).toBeLessThan(10)
  expect(await balance('a')).toBe(done)
})

test('a conflict at the commit is retried by the SDK, up to four runs', async () => {
  await cloud.post('/faults', {
    plan: [1, 2, 3].map((nth) => ({ kind: 'conflict', action: 'database.commitTransaction', nth })),
  })
  let runs = 0
  await db.runTransaction(async (transaction) => {
    runs += 1
    await account('a', transaction).update(inc(1))
  })
  expect([runs, await balance('a')]).toEqual([4, 1])
})

test('a fifth run never comes: the fourth conflict at a commit rejects', async () => {
  await cloud.post('/faults', {
    plan: [1, 2, 3, 4].map((nth) => ({ kind: 'conflict', action: 'database.commitTransaction', nth })),
  })
  let runs = 0
  const transfer = db.runTransaction(async (transaction) => {
    runs += 1
    await account('a', transaction).update(inc(1))
  })
  await expect(transfer).rejects.toThrow(CONFLICT)
  expect([runs, await balance('a')]).toEqual([4, 0])
})

test('a transaction over 30 seconds of virtual time is gone', async () => {
  await cloud.post('/clock', { now: 1_800_000_000_000 })
  const transaction = await db.startTransaction()
  await account('a', transaction).update(inc(1))
  await cloud.post('/clock', { advanceMs: 30_001 })
  await expect(account('a', transaction).update(inc(1))).rejects.toMatchObject({
    errCode: -501001,
    errMsg: expect.stringContaining(ENDED),
  })
  expect(await account('a').update(inc(10))).toMatchObject({ stats: { updated: 1 } })
  expect(await balance('a')).toBe(10)
  await cloud.post('/clock', { real: true })
})

test('a transaction that has ended serves no more', async () => {
  const transaction = await db.startTransaction()
  await transaction.commit()
  await expect(transaction.commit()).rejects.toThrow(ENDED)
  await expect(balance('a', transaction)).rejects.toMatchObject({ errMsg: expect.stringContaining(ENDED) })
})

test('transaction.rollback(reason) in runTransaction rejects with the raw reason', async () => {
  const reason = { mine: true }
  const transfer = db.runTransaction(async (transaction) => {
    await account('a', transaction).update(inc(1))
    await transaction.rollback(reason)
  })
  await expect(transfer).rejects.toBe(reason)
  expect(await balance('a')).toBe(0)
})
