import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DocumentStore } from '../../../local/cloud/seams'
import { openStore } from '../../../local/cloud/store/open-store'

let dataDir: string
let store: DocumentStore

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'store-'))
  store = open()
})
afterEach(() => {
  store.close()
  rmSync(dataDir, { recursive: true })
})

function open(): DocumentStore {
  return openStore({
    dataDir,
    collections: { members: { indexes: [{ name: 'phone', fields: [['phone', 1]], unique: true }] } },
    now: () => 0,
  })
}

test('insert: gives the ids and find gives the documents back, dates as dates', async () => {
  const at = new Date(1_700_000_000_000)
  expect(
    await store.insert('members', [
      { _id: 'a', at, phone: '1' },
      { _id: 2, phone: '2' },
    ]),
  ).toEqual(['a', 2])
  expect(store.find('members', { limit: 10 })).toEqual([
    { _id: 'a', at, phone: '1' },
    { _id: 2, phone: '2' },
  ])
})

test('insert: a second document with the same _id is refused, naming the index and the key', async () => {
  await store.insert('members', [{ _id: 'a', phone: '1' }])
  await expect(store.insert('members', [{ _id: 'a', phone: '2' }])).rejects.toMatchObject({
    reason: 'DUPLICATE_KEY',
    facts: { collection: 'members', index: '_id_', key: { _id: 'a' } },
  })
})

test('insert: two documents without the field of a unique index collide', async () => {
  await store.insert('members', [{ _id: 'a' }])
  await expect(store.insert('members', [{ _id: 'b' }])).rejects.toMatchObject({
    facts: { index: 'phone', key: { phone: null } },
  })
})

test('insert: of many, those before the first duplicate stay', async () => {
  const many = [
    { _id: 'a', phone: '1' },
    { _id: 'a', phone: '2' },
    { _id: 'c', phone: '3' },
  ]
  await expect(store.insert('members', many)).rejects.toMatchObject({ reason: 'DUPLICATE_KEY' })
  expect(store.find('members', { limit: 10 })).toEqual([{ _id: 'a', phone: '1' }])
})

test('modify: counts documents that changed, not those that matched', async () => {
  await store.insert('members', [
    { _id: 'a', phone: '1', n: 1 },
    { _id: 'b', phone: '2', n: 2 },
  ])
  const modify = { query: {}, change: { $set: { n: 2 } }, multi: true, merge: true, upsert: false }
  expect(await store.modify('members', modify)).toEqual({ updated: 1, upsertedId: null })
  expect(store.count('members', { n: 2 })).toBe(2)
})

test('modify: a replacement of nothing with upsert makes the document', async () => {
  const modify = { query: { _id: 'a' }, change: { n: 1 }, multi: false, merge: false, upsert: true }
  expect(await store.modify('members', modify)).toEqual({ updated: 0, upsertedId: 'a' })
  expect(await store.modify('members', modify)).toEqual({ updated: 0, upsertedId: null })
  expect(await store.modify('members', { ...modify, change: { m: 1 } })).toEqual({ updated: 1, upsertedId: null })
  expect(store.find('members', { limit: 1 })).toEqual([{ _id: 'a', m: 1 }])
})

test('remove: one or all that match', async () => {
  await store.insert(
    'members',
    [1, 2, 3].map((n) => ({ _id: n, phone: String(n), kind: 'x' })),
  )
  expect(await store.remove('members', { query: { kind: 'x' }, multi: false })).toBe(1)
  expect(await store.remove('members', { query: { kind: 'x' }, multi: true })).toBe(2)
  expect(store.count('members', {})).toBe(0)
})

test('what was written is there after opening again', async () => {
  await store.insert('members', [{ _id: 'a', phone: '1' }])
  store.createCollection('more')
  store.close()
  store = open()
  expect(store.find('members', { query: { phone: '1' }, limit: 1 })).toEqual([{ _id: 'a', phone: '1' }])
  expect(store.collectionNames()).toEqual(['members', 'more'])
})
