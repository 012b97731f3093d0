import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type { Document } from '../../../local/cloud/seams'
import { openStore } from '../../../local/cloud/store/open-store'
import { disagreements } from './index-agreement'
import { indexOn, openTemporary, type TemporaryStore } from './open-temporary'

const phone = { name: 'phone', fields: [['phone', 1]] as const, unique: true }
const slow: [collection: string, query: unknown][] = []
let temporary: TemporaryStore

beforeEach(() => {
  slow.length = 0
  temporary = openTemporary({
    collections: { members: { indexes: [phone] }, things: { indexes: [indexOn('kind', 'n')] } },
    onUnservedQuery: (collection, query) => slow.push([collection, query]),
  })
})
afterEach(() => temporary.remove())

const modify = (query: Record<string, unknown>, change: Record<string, unknown>) => ({
  query,
  change,
  multi: true,
  merge: true,
  upsert: false,
})
const numbered = (count: number, fields: (n: number) => Record<string, unknown> = () => ({})): Document[] =>
  Array.from({ length: count }, (_, n) => ({ _id: n, n, ...fields(n) }))

describe('insert', () => {
  test('gives the ids, and find gives the documents back with their dates', async () => {
    const { store } = temporary
    const at = new Date(1_700_000_000_000)
    const documents = [
      { _id: 'a', at, phone: '1', list: [1, null, { at }] },
      { _id: 2, phone: '2', odd: Number.POSITIVE_INFINITY, pattern: /x/i },
    ]
    expect(await store.insert('members', documents)).toEqual(['a', 2])
    expect(store.find('members', { limit: 10 })).toEqual(documents)
  })

  test('leaves undefined out', async () => {
    const { store } = temporary
    await store.insert('members', [{ _id: 'a', phone: '1', gone: undefined, inner: { gone: undefined } }])
    expect(Object.keys(store.find('members', { limit: 1 })[0] ?? {})).toEqual(['_id', 'phone', 'inner'])
    expect(store.find('members', { query: { gone: { $exists: true } }, limit: 1 })).toEqual([])
  })

  test('refuses a second document with the same _id, naming the index and the key', async () => {
    const { store } = temporary
    await store.insert('members', [{ _id: 'a', phone: '1' }])
    await expect(store.insert('members', [{ _id: 'a', phone: '2' }])).rejects.toMatchObject({
      reason: 'DUPLICATE_KEY',
      facts: { collection: 'members', index: '_id_', key: { _id: 'a' } },
    })
  })

  test('tells the _id 1 from the _id "1"', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 1 }, { _id: '1' }])
    expect(store.find('things', { query: { _id: '1' }, limit: 9 })).toEqual([{ _id: '1' }])
  })

  test('refuses two documents without the field of a unique index', async () => {
    const { store } = temporary
    await store.insert('members', [{ _id: 'a' }])
    await expect(store.insert('members', [{ _id: 'b', phone: null }])).rejects.toMatchObject({
      facts: { index: 'phone', key: { phone: null } },
    })
  })

  test('of many keeps those before the first duplicate', async () => {
    const { store } = temporary
    const many = [
      { _id: 'a', phone: '1' },
      { _id: 'a', phone: '2' },
      { _id: 'c', phone: '3' },
    ]
    await expect(store.insert('members', many)).rejects.toMatchObject({ reason: 'DUPLICATE_KEY' })
    expect(store.find('members', { limit: 10 })).toEqual([{ _id: 'a', phone: '1' }])
  })

  test.each<[fact: string, document: Record<string, unknown>, reason: string]>([
    ['a field with $', { _id: 'a', $b: 1 }, 'BAD_UPDATE'],
    ['a field with $ inside', { _id: 'a', b: [{ $c: 1 }] }, 'BAD_UPDATE'],
    ['an invalid date', { _id: 'a', at: new Date(Number.NaN) }, 'BAD_UPDATE'],
    ['an _id that is neither string nor number', { _id: null }, 'BAD_UPDATE'],
    ['a bigint', { _id: 'a', b: 2n ** 60n }, 'UNSUPPORTED'],
    ['a value of another class', { _id: 'a', b: new Map() }, 'UNSUPPORTED'],
  ])('refuses %s', async (_fact, document, reason) => {
    const { store } = temporary
    await expect(store.insert('members', [document as Document])).rejects.toMatchObject({ reason })
    expect(store.count('members', {})).toBe(0)
  })
})

describe('find', () => {
  test('without an order gives documents as they came, also after one was changed', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 'b' }, { _id: 'c' }, { _id: 'a' }])
    await store.modify('things', modify({ _id: 'b' }, { $set: { long: 'x'.repeat(5000) } }))
    expect(store.find('things', { limit: 9 }).map(({ _id }) => _id)).toEqual(['b', 'c', 'a'])
  })

  test('pages by offset and limit, in an order', async () => {
    const { store } = temporary
    await store.insert(
      'things',
      numbered(10, (n) => ({ kind: n % 2 })),
    )
    const page = store.find('things', { query: { kind: 1 }, order: [['n', -1]], offset: 1, limit: 2 })
    expect(page.map(({ n }) => n)).toEqual([7, 5])
  })

  test('projects', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 'a', b: 1, c: 2 }])
    expect(store.find('things', { projection: { b: 1 }, limit: 1 })).toEqual([{ _id: 'a', b: 1 }])
  })

  test('refuses a query that makes no sense even when there is nothing to ask', () => {
    const { store } = temporary
    expect(() => store.find('things', { query: { a: { $bigger: 1 } }, limit: 1 })).toThrow(
      expect.objectContaining({ reason: 'BAD_QUERY' }),
    )
  })

  test('what it gives is the caller’s own: changing it changes nothing in the store', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 'a', list: [1] }])
    const [found] = store.find('things', { limit: 1 })
    if (Array.isArray(found?.list)) found.list.push(2)
    expect(store.find('things', { limit: 1 })).toEqual([{ _id: 'a', list: [1] }])
  })
})

describe('text', () => {
  const key = fc.oneof(fc.constantFrom('1', 'a', '_id.x', '"{'), fc.string()).filter((name) => name !== '__proto__')
  const value = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.string(),
    fc.constant('{"$date":1}'),
    fc.boolean(),
  )
  const fields = fc.object({ key: key.filter((name) => !name.startsWith('$')), values: [value, fc.constant(null)] })

  test('is the JSON of what find gives, however the document came to be what it is', async () => {
    const { store } = temporary
    await fc.assert(
      fc.asyncProperty(fields, fields, fc.boolean(), async ({ _id, ...first }, { _id: _other, ...then }, merge) => {
        store.reset()
        await store.insert('things', [{ ...first, _id: 'a' }])
        const change = merge ? { $set: { then } } : then
        await store.modify('things', { query: { _id: 'a' }, change, multi: false, merge, upsert: false })
        expect(store.text('things', 'a')).toBe(JSON.stringify(store.find('things', { limit: 1 })[0]))
      }),
    )
  })

  test('is that of the last commit, at once', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 1, n: 1 }])
    const transaction = store.begin()
    await store.modify('things', { ...modify({ _id: 1 }, { $set: { n: 2 } }), multi: false }, transaction)
    expect(store.text('things', 1)).toBe('{"_id":1,"n":1}')
    store.commit(transaction)
    expect(store.text('things', 1)).toBe('{"_id":1,"n":2}')
    await store.remove('things', { query: { _id: 1 }, multi: false })
    expect(store.text('things', 1)).toBeUndefined()
    expect(store.text('things', '1')).toBeUndefined()
    expect(() => store.text('none', 1)).toThrow('no collection none')
  })
})

describe('modify', () => {
  test('counts documents that changed, not those that matched', async () => {
    const { store } = temporary
    await store.insert('things', numbered(3))
    expect(await store.modify('things', modify({}, { $set: { n: 2 } }))).toEqual({ updated: 2, upsertedId: null })
    expect(store.count('things', { n: 2 })).toBe(3)
  })

  test('changes one document when asked for one', async () => {
    const { store } = temporary
    await store.insert('things', numbered(3))
    expect((await store.modify('things', { ...modify({}, { $set: { k: 1 } }), multi: false })).updated).toBe(1)
  })

  test('compares and sets', async () => {
    const { store } = temporary
    await store.insert('things', [{ _id: 'a', version: 1 }])
    const step = modify({ _id: 'a', version: 1 }, { $inc: { version: 1 } })
    const both = await Promise.all([store.modify('things', step), store.modify('things', step)])
    expect(both.map(({ updated }) => updated)).toEqual([1, 0])
  })

  test('a replacement with upsert makes the document, or replaces it', async () => {
    const { store } = temporary
    const replace = { query: { _id: 'a' }, change: { n: 1 }, multi: false, merge: false, upsert: true }
    expect(await store.modify('things', replace)).toEqual({ updated: 0, upsertedId: 'a' })
    expect(await store.modify('things', replace)).toEqual({ updated: 0, upsertedId: null })
    expect(await store.modify('things', { ...replace, change: { m: 1 } })).toEqual({ updated: 1, upsertedId: null })
    expect(store.find('things', { limit: 9 })).toEqual([{ _id: 'a', m: 1 }])
  })

  test('operators with upsert make a document of what the query demands', async () => {
    const { store } = temporary
    const upsert = {
      ...modify({ _id: 'a', kind: 'k', n: { $gt: 1 } }, { $inc: { m: 1 }, $setOnInsert: { new: true } }),
      upsert: true,
    }
    expect(await store.modify('things', upsert)).toEqual({ updated: 0, upsertedId: 'a' })
    expect(store.find('things', { limit: 9 })).toEqual([{ _id: 'a', kind: 'k', m: 1, new: true }])
  })

  test('an upsert without an _id gives it one of 32 hex digits', async () => {
    const { store } = temporary
    const { upsertedId } = await store.modify('things', { ...modify({ kind: 'k' }, { $set: { n: 1 } }), upsert: true })
    expect(upsertedId).toMatch(/^[0-9a-f]{32}$/)
  })

  test('of many keeps the changes before the first refusal', async () => {
    const { store } = temporary
    await store.insert('things', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 'x' },
      { _id: 'c', n: 1 },
    ])
    await expect(store.modify('things', modify({}, { $inc: { n: 1 } }))).rejects.toMatchObject({ reason: 'BAD_UPDATE' })
    expect(store.find('things', { limit: 9 }).map(({ n }) => n)).toEqual([2, 'x', 1])
  })

  test('holds unique indexes, and lets a document keep its own key', async () => {
    const { store } = temporary
    await store.insert('members', [
      { _id: 'a', phone: '1' },
      { _id: 'b', phone: '2' },
    ])
    await expect(store.modify('members', modify({ _id: 'b' }, { $set: { phone: '1' } }))).rejects.toMatchObject({
      reason: 'DUPLICATE_KEY',
      facts: { index: 'phone', key: { phone: '1' } },
    })
    expect((await store.modify('members', modify({ _id: 'b' }, { $set: { phone: '2', n: 1 } }))).updated).toBe(1)
  })

  test('a unique key that was given up is free', async () => {
    const { store } = temporary
    await store.insert('members', [{ _id: 'a', phone: '1' }])
    await store.modify('members', modify({}, { $set: { phone: '2' } }))
    await store.insert('members', [{ _id: 'b', phone: '1' }])
    expect(store.find('members', { query: { phone: '1' }, limit: 9 })).toEqual([{ _id: 'b', phone: '1' }])
  })
})

test('remove: one or all that match', async () => {
  const { store } = temporary
  await store.insert(
    'things',
    numbered(3, () => ({ kind: 'x' })),
  )
  expect(await store.remove('things', { query: { kind: 'x' }, multi: false })).toBe(1)
  expect(await store.remove('things', { query: { kind: 'x' }, multi: true })).toBe(2)
  expect(store.count('things', {})).toBe(0)
})

test('a unique compound index collides on all of its fields together, missing ones being null', async () => {
  const unique = { ...indexOn('a', 'b'), unique: true }
  const store = temporary.reopen({ collections: { things: { indexes: [unique] } } })
  await store.insert('things', [
    { _id: 1, a: 1, b: 1 },
    { _id: 2, a: 1, b: 2 },
    { _id: 3, a: 1 },
  ])
  await expect(store.insert('things', [{ _id: 4, a: 1, b: null }])).rejects.toMatchObject({
    facts: { index: 'a_b', key: { a: 1, b: null } },
  })
})

test('an element of an array may not be in two documents of a unique index, but twice in one', async () => {
  const store = temporary.reopen({ collections: { things: { indexes: [{ ...indexOn('codes'), unique: true }] } } })
  await store.insert('things', [{ _id: 1, codes: ['x', 'x', 'y'] }])
  await expect(store.insert('things', [{ _id: 2, codes: ['z', 'y'] }])).rejects.toMatchObject({
    reason: 'DUPLICATE_KEY',
  })
})

describe('collections', () => {
  test('are there when declared, and can be made once', () => {
    const { store } = temporary
    store.createCollection('more')
    expect(store.collectionNames()).toEqual(['members', 'things', 'more'])
    expect(() => store.createCollection('more')).toThrow(expect.objectContaining({ reason: 'COLLECTION_EXISTS' }))
    expect(() => store.createCollection('members')).toThrow(expect.objectContaining({ reason: 'COLLECTION_EXISTS' }))
  })

  test.each(['', 'a$b', 'a\0b'])('cannot be called %j', (name) => {
    expect(() => temporary.store.createCollection(name)).toThrow(expect.objectContaining({ reason: 'BAD_QUERY' }))
  })

  test('that are not there refuse every operation', async () => {
    const { store } = temporary
    const refused = expect.objectContaining({ reason: 'NO_COLLECTION', facts: { collection: 'none' } })
    expect(() => store.find('none', { limit: 1 })).toThrow(refused)
    expect(() => store.count('none', {})).toThrow(refused)
    expect(() => store.aggregate('none', [])).toThrow(refused)
    expect(() => store.aggregate('things', [{ $limit: 1 }, { $facet: {} }])).not.toThrow()
    await expect(store.insert('none', [{ _id: 1 }])).rejects.toEqual(refused)
    await expect(store.modify('none', modify({}, {}))).rejects.toEqual(refused)
    await expect(store.remove('none', { query: {}, multi: true })).rejects.toEqual(refused)
  })

  test('reset empties them and keeps their indexes', async () => {
    const { store } = temporary
    await store.insert('members', [{ _id: 'a', phone: '1' }])
    store.reset()
    expect(store.count('members', {})).toBe(0)
    await store.insert('members', [{ _id: 'a', phone: '1' }])
    await expect(store.insert('members', [{ _id: 'b', phone: '1' }])).rejects.toMatchObject({ reason: 'DUPLICATE_KEY' })
  })
})

describe('aggregate', () => {
  test('looks up another collection through its index', async () => {
    const { store } = temporary
    await store.insert(
      'things',
      numbered(1500, (n) => ({ kind: n % 3 })),
    )
    await store.insert('members', [{ _id: 'a', phone: '1', wants: 1 }])
    const found = store.aggregate('members', [
      { $match: { phone: '1' } },
      { $lookup: { from: 'things', localField: 'wants', foreignField: 'kind', as: 'things' } },
      { $project: { _id: 0, n: { $size: '$things' } } },
    ])
    expect(found).toEqual([{ n: 500 }])
    expect(slow).toEqual([])
  })
})

describe('queries that no index serves', () => {
  test('are reported and counted above 1,000 documents', async () => {
    const { store } = temporary
    await store.insert('things', numbered(1000))
    store.find('things', { query: { n: 5 }, limit: 1 })
    expect(slow).toEqual([])
    await store.insert('things', [{ _id: 'one more' }])
    store.find('things', { query: { n: 5 }, limit: 1 })
    store.count('things', { n: 5 })
    store.aggregate('things', [{ $match: { n: 5 } }])
    await store.modify('things', modify({ n: 5 }, { $set: { m: 1 } }))
    expect(slow).toEqual([1, 2, 3, 4].map(() => ['things', { n: 5 }]))
    expect([...store.unservedQueries]).toEqual([['things', 4]])
  })

  test('are not those that an index serves, or that ask for nothing in particular', async () => {
    const { store } = temporary
    await store.insert(
      'things',
      numbered(1200, (n) => ({ kind: n % 3 })),
    )
    store.find('things', { query: { _id: 5 }, limit: 1 })
    store.find('things', { query: { kind: 1 }, order: [['n', -1]], limit: 1 })
    store.find('things', { limit: 100 })
    store.count('things', {})
    expect(slow).toEqual([])
    store.find('things', { order: [['n', 1]], limit: 1 })
    expect(slow).toHaveLength(1)
  })
})

describe('opening again', () => {
  test('finds what was written', async () => {
    await temporary.store.insert('members', [{ _id: 'a', phone: '1' }])
    temporary.store.createCollection('more')
    const store = temporary.reopen()
    expect(store.find('members', { query: { phone: '1' }, limit: 1 })).toEqual([{ _id: 'a', phone: '1' }])
    expect(store.collectionNames()).toEqual(['members', 'things', 'more'])
  })

  test('builds a new index over what is there, and drops one that is declared no more', async () => {
    await temporary.store.insert(
      'things',
      numbered(2500, (n) => ({ tags: [n % 2, n % 5] })),
    )
    const store = temporary.reopen({ collections: { things: { indexes: [indexOn('tags')] } } })
    expect(store.count('things', { tags: 4 })).toBe(500)
    expect(slow).toEqual([])
    store.find('things', { query: { kind: 1, n: 1 }, limit: 1 })
    expect(slow).toHaveLength(1)
    expect(disagreements(temporary.dataDir)).toEqual([])
  })

  test('rebuilds an index whose fields have changed', async () => {
    await temporary.store.insert(
      'things',
      numbered(1200, (n) => ({ kind: n % 3 })),
    )
    const renewed = { ...indexOn('n'), name: 'kind_n' }
    const store = temporary.reopen({ collections: { things: { indexes: [renewed] } } })
    expect(store.find('things', { query: { n: 7 }, limit: 9 })).toHaveLength(1)
    expect(slow).toEqual([])
    expect(disagreements(temporary.dataDir)).toEqual([])
  })

  test('refuses a new unique index that documents break, and leaves everything as it was', async () => {
    await temporary.store.insert(
      'things',
      numbered(2, () => ({ kind: 'same' })),
    )
    const unique = { things: { indexes: [{ ...indexOn('kind'), unique: true }, indexOn('n')] }, added: { indexes: [] } }
    expect(() => temporary.reopen({ collections: unique })).toThrow(
      expect.objectContaining({
        reason: 'DUPLICATE_KEY',
        facts: { collection: 'things', index: 'kind', key: { kind: 'same' } },
      }),
    )
    const store = temporary.reopen()
    expect(store.count('things', { kind: 'same' })).toBe(2)
    expect(store.collectionNames()).toEqual(['members', 'things'])
    expect(disagreements(temporary.dataDir)).toEqual([])
  })

  test('goes on where documents were removed', async () => {
    await temporary.store.insert('things', numbered(3))
    await temporary.store.remove('things', { query: { _id: 2 }, multi: false })
    const store = temporary.reopen()
    await store.insert('things', [{ _id: 'new' }])
    expect(store.find('things', { limit: 9 }).map(({ _id }) => _id)).toEqual([0, 1, 'new'])
    expect(disagreements(temporary.dataDir)).toEqual([])
  })

  test('may be of a copy, once the store was closed', async () => {
    await temporary.store.insert('things', numbered(300))
    temporary.reopen()
    const dataDir = path.join(temporary.dataDir, 'copy')
    mkdirSync(dataDir)
    copyFileSync(path.join(temporary.dataDir, 'store.sqlite'), path.join(dataDir, 'store.sqlite'))
    const copy = openStore({ dataDir, collections: {}, now: () => 0 })
    expect(copy.count('things', {})).toBe(300)
    copy.close()
  })

  test('is refused while the store is open', () => {
    const { dataDir } = temporary
    expect(() => openStore({ dataDir, collections: {}, now: () => 0 })).toThrow('正被另一个云用着')
  })
})
