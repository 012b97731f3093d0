import type { Document, DocumentStore } from '../../../local/cloud/seams'
import { openTemporary, type TemporaryStore } from './open-temporary'

let now = 0
let temporary: TemporaryStore
let store: DocumentStore

beforeEach(async () => {
  now = 1_000_000
  temporary = openTemporary({
    now: () => now,
    collections: { c: { indexes: [{ name: 'k', fields: [['k', 1]], unique: true }] } },
  })
  store = temporary.store
  await store.insert('c', [
    { _id: 'a', k: 1, n: 0 },
    { _id: 'b', k: 2, n: 0 },
  ])
})
afterEach(() => temporary.remove())

const add = (id: string, amount = 1) => ({
  query: { _id: id },
  change: { $inc: { n: amount } },
  multi: false,
  merge: true,
  upsert: false,
})
const set = (id: string, change: Record<string, unknown>) => ({ ...add(id), change: { $set: change } })
const read = (id: string, transaction?: string): Document | undefined =>
  store.find('c', { query: { _id: id }, limit: 1 }, transaction)[0]
const refused = (reason: string) => expect.objectContaining({ reason })
/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('a transaction reads what was there when it began', async () => {
  const transaction = store.begin()
  await store.modify('c', add('a'))
  await store.insert('c', [{ _id: 'z', k: 9 }])
  expect(read('a', transaction)?.n).toBe(0)
  expect(read('z', transaction)).toBeUndefined()
  expect(store.find('c', { limit: 9 }, transaction)).toHaveLength(2)
  expect(read('a')?.n).toBe(1)
})

test('a transaction reads its own changes, and nobody else does before the commit', async () => {
  const transaction = store.begin()
  await store.modify('c', add('a', 5), transaction)
  await store.insert('c', [{ _id: 'z', k: 9, n: 7 }], transaction)
  await store.remove('c', { query: { _id: 'b' }, multi: false }, transaction)
  expect(store.find('c', { order: [['n', -1]], limit: 9 }, transaction)).toEqual([
    { _id: 'z', k: 9, n: 7 },
    { _id: 'a', k: 1, n: 5 },
  ])
  expect(store.find('c', { query: { k: 9 }, limit: 9 }, transaction)).toHaveLength(1)
  expect(store.find('c', { query: { k: 2 }, limit: 9 }, transaction)).toEqual([])
  expect(store.find('c', { order: [['_id', 1]], limit: 9 }).map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 0],
    ['b', 0],
  ])
  store.commit(transaction)
  expect(store.find('c', { order: [['_id', 1]], limit: 9 }).map(({ _id }) => _id)).toEqual(['a', 'z'])
  expect(store.find('c', { query: { k: 9 }, limit: 9 })).toHaveLength(1)
})

test('a transaction pages over its own changes as over the rest', async () => {
  const transaction = store.begin()
  await store.modify('c', set('b', { n: -1 }), transaction)
  await store.insert('c', [{ _id: 'z', k: 9, n: 5 }], transaction)
  const page = (offset: number) => store.find('c', { order: [['n', 1]], offset, limit: 1 }, transaction)[0]?._id
  expect([page(0), page(1), page(2), page(3)]).toEqual(['b', 'a', 'z', undefined])
})

test('an aborted transaction leaves nothing', async () => {
  const transaction = store.begin()
  await store.modify('c', add('a'), transaction)
  await store.insert('c', [{ _id: 'z', k: 9 }], transaction)
  store.abort(transaction)
  expect(store.find('c', { order: [['_id', 1]], limit: 9 }).map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 0],
    ['b', 0],
  ])
})

test('the second transaction to write a document is refused at once and is over; the first commits', async () => {
  const [first, second] = [store.begin(), store.begin()]
  await store.modify('c', add('a'), first)
  await expect(store.modify('c', add('a'), second)).rejects.toEqual(refused('CONFLICT'))
  expect(() => store.commit(second)).toThrow(refused('NO_TRANSACTION'))
  store.commit(first)
  expect(read('a')?.n).toBe(1)
})

test('two transactions on two documents both commit', async () => {
  const [first, second] = [store.begin(), store.begin()]
  await store.modify('c', add('a'), first)
  await store.modify('c', add('b'), second)
  store.commit(second)
  store.commit(first)
  expect([read('a')?.n, read('b')?.n]).toEqual([1, 1])
})

test.each<[fact: string, meanwhile: () => Promise<unknown>]>([
  ['changed', () => store.modify('c', add('a'))],
  ['removed', () => store.remove('c', { query: { _id: 'a' }, multi: false })],
  [
    'changed by a transaction that has committed',
    async () => {
      const other = store.begin()
      await store.modify('c', add('a'), other)
      store.commit(other)
    },
  ],
])('a document that was %s since the transaction began cannot be written in it', async (_fact, meanwhile) => {
  const transaction = store.begin()
  await meanwhile()
  await expect(store.modify('c', add('a'), transaction)).rejects.toEqual(refused('CONFLICT'))
  expect(() => read('b', transaction)).toThrow(refused('NO_TRANSACTION'))
})

test('a document that was changed before the transaction began can be written in it', async () => {
  const older = store.begin()
  await store.modify('c', add('a'))
  const transaction = store.begin()
  await store.modify('c', add('a'), transaction)
  store.commit(transaction)
  store.abort(older)
  expect(read('a')?.n).toBe(2)
})

test('a plain write waits for the transaction that holds the document, then asks its query anew', async () => {
  const transaction = store.begin()
  await store.modify('c', set('a', { n: 10 }), transaction)
  let updated: number | undefined
  const waiting = store.modify('c', { ...add('a'), query: { _id: 'a', n: 0 } }).then((result) => {
    updated = result.updated
  })
  await settle()
  expect(updated).toBeUndefined()
  store.commit(transaction)
  await waiting
  expect(updated).toBe(0)
  expect(read('a')?.n).toBe(10)
})

test('a plain write goes on when the transaction is aborted', async () => {
  const transaction = store.begin()
  await store.modify('c', set('a', { n: 10 }), transaction)
  const waiting = store.modify('c', add('a'))
  store.abort(transaction)
  expect((await waiting).updated).toBe(1)
  expect(read('a')?.n).toBe(1)
})

test('a plain write of another document does not wait', async () => {
  const transaction = store.begin()
  await store.modify('c', add('a'), transaction)
  expect((await store.modify('c', add('b'))).updated).toBe(1)
  store.abort(transaction)
})

test('a plain write waits no longer than the transaction lives', async () => {
  const transaction = store.begin()
  await store.modify('c', set('a', { n: 10 }), transaction)
  const waiting = store.modify('c', add('a'))
  now += 30_001
  expect((await waiting).updated).toBe(1)
  expect(() => store.commit(transaction)).toThrow(refused('NO_TRANSACTION'))
  expect(read('a')?.n).toBe(1)
})

test('a transaction lives for 30 seconds and not a millisecond more', async () => {
  const transaction = store.begin()
  now += 30_000
  expect(read('a', transaction)?.n).toBe(0)
  now += 1
  expect(() => read('a', transaction)).toThrow(refused('NO_TRANSACTION'))
})

test.each<[fact: string, id: () => string]>([
  ['nobody gave out', () => 'unknown'],
  [
    'was committed',
    () => {
      const id = store.begin()
      store.commit(id)
      return id
    },
  ],
  [
    'was aborted',
    () => {
      const id = store.begin()
      store.abort(id)
      return id
    },
  ],
])('every operation refuses a transaction that %s', async (_fact, id) => {
  const ended = id()
  expect(() => read('a', ended)).toThrow(refused('NO_TRANSACTION'))
  expect(() => store.commit(ended)).toThrow(refused('NO_TRANSACTION'))
  expect(() => store.abort(ended)).toThrow(refused('NO_TRANSACTION'))
  await expect(store.insert('c', [{ _id: 'z' }], ended)).rejects.toEqual(refused('NO_TRANSACTION'))
  await expect(store.modify('c', add('a'), ended)).rejects.toEqual(refused('NO_TRANSACTION'))
  await expect(store.remove('c', { query: {}, multi: true }, ended)).rejects.toEqual(refused('NO_TRANSACTION'))
})

test('a unique index holds inside a transaction, against what was there and what it made itself', async () => {
  const transaction = store.begin()
  await store.insert('c', [{ _id: 'z', k: 9 }], transaction)
  await expect(store.modify('c', set('a', { k: 9 }), transaction)).rejects.toMatchObject({
    reason: 'DUPLICATE_KEY',
    facts: { collection: 'c', index: 'k', key: { k: 9 } },
  })
  const another = store.begin()
  await expect(store.insert('c', [{ _id: 'b', k: 3 }], another)).rejects.toEqual(refused('DUPLICATE_KEY'))
  expect(() => store.commit(another)).toThrow(refused('NO_TRANSACTION'))
})

test('a document that a transaction has made cannot be made in it again', async () => {
  const transaction = store.begin()
  await store.insert('c', [{ _id: 'z', k: 9 }], transaction)
  await expect(store.insert('c', [{ _id: 'z', k: 9 }], transaction)).rejects.toMatchObject({
    reason: 'DUPLICATE_KEY',
    facts: { index: '_id_', key: { _id: 'z' } },
  })
})

test('a unique key that a transaction gives up may be taken in it', async () => {
  const transaction = store.begin()
  await store.modify('c', set('a', { k: 7 }), transaction)
  await store.modify('c', set('b', { k: 1 }), transaction)
  await store.remove('c', { query: { _id: 'a' }, multi: false }, transaction)
  await store.insert('c', [{ _id: 'a', k: 2 }], transaction)
  store.commit(transaction)
  expect(store.find('c', { query: { k: 1 }, limit: 9 })).toEqual([{ _id: 'b', k: 1, n: 0 }])
  expect(store.find('c', { query: { k: 2 }, limit: 9 })).toEqual([{ _id: 'a', k: 2 }])
  await expect(store.insert('c', [{ _id: 'y', k: 2 }])).rejects.toEqual(refused('DUPLICATE_KEY'))
})

test('two transactions cannot take the same unique key', async () => {
  const [first, second] = [store.begin(), store.begin()]
  await store.insert('c', [{ _id: 'y', k: 9 }], first)
  await expect(store.insert('c', [{ _id: 'z', k: 9 }], second)).rejects.toEqual(refused('CONFLICT'))
  store.commit(first)
})

test('a unique key taken since the transaction began is a conflict', async () => {
  const transaction = store.begin()
  await store.insert('c', [{ _id: 'y', k: 9 }])
  await expect(store.insert('c', [{ _id: 'z', k: 9 }], transaction)).rejects.toEqual(refused('CONFLICT'))
})

test('a plain insert waits for the transaction that has taken its unique key', async () => {
  const transaction = store.begin()
  await store.insert('c', [{ _id: 'y', k: 9 }], transaction)
  const waiting = store.insert('c', [{ _id: 'z', k: 9 }])
  const outcome = expect(waiting).rejects.toEqual(refused('DUPLICATE_KEY'))
  store.commit(transaction)
  await outcome
})

test('a refused operation ends its transaction', async () => {
  const transaction = store.begin()
  await store.modify('c', add('b'), transaction)
  await expect(store.modify('c', set('a', { _id: 'x' }), transaction)).rejects.toEqual(refused('BAD_UPDATE'))
  expect(() => store.commit(transaction)).toThrow(refused('NO_TRANSACTION'))
  expect(read('b')?.n).toBe(0)
})

test('a replacement with upsert makes the document inside the transaction', async () => {
  const transaction = store.begin()
  const replace = { query: { _id: 'z' }, change: { k: 9 }, multi: false, merge: false, upsert: true }
  expect(await store.modify('c', replace, transaction)).toEqual({ updated: 0, upsertedId: 'z' })
  expect(await store.modify('c', { ...replace, change: { k: 8 } }, transaction)).toEqual({
    updated: 1,
    upsertedId: null,
  })
  store.commit(transaction)
  expect(read('z')).toEqual({ _id: 'z', k: 8 })
})

test('a hundred plain increments at once, and transactions between, add up', async () => {
  const plain = Array.from({ length: 100 }, () => store.modify('c', add('a')))
  const inside = Array.from({ length: 20 }, async () => {
    const transaction = store.begin()
    try {
      await store.modify('c', add('a'), transaction)
      await settle()
      store.commit(transaction)
      return 1
    } catch {
      return 0
    }
  })
  await Promise.all(plain)
  const committed = (await Promise.all(inside)).reduce<number>((sum, one) => sum + one, 0)
  expect(read('a')?.n).toBe(100 + committed)
  expect(committed).toBeGreaterThan(0)
})

test('closing ends what is open; nothing of it is there afterwards', async () => {
  const transaction = store.begin()
  await store.modify('c', add('a'), transaction)
  store = temporary.reopen()
  expect(read('a')?.n).toBe(0)
})
