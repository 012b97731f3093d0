import type { Document } from '../seams'
import { type Collection, duplicateKey, type Index, RECORDS_PER_COLLECTION } from './catalog'
import { toText } from './document-text'
import { indexKeys } from './index-keys'
import type { Reader } from './reader'
import type { Connection } from './sqlite'

/** One document made, changed or removed, with what that does to the indexes. */
export interface Change {
  readonly collection: Collection
  readonly record: number | undefined
  readonly before: Document | undefined
  readonly after: Document | undefined
  readonly keys: readonly KeyChange[]
}

interface KeyChange {
  readonly index: Index
  readonly removed: readonly Buffer[]
  readonly added: readonly Buffer[]
  readonly multikey: boolean
}

/** Works out what a change does to every index of its collection. */
export function changeOf(
  collection: Collection,
  record: number | undefined,
  before: Document | undefined,
  after: Document | undefined,
): Change {
  const keys = collection.indexes.map((index): KeyChange => {
    const old = before === undefined ? NO_KEYS : indexKeys(index.spec, before)
    const fresh = after === undefined ? NO_KEYS : indexKeys(index.spec, after)
    return {
      index,
      removed: old.keys.filter((key) => !includes(fresh.keys, key)),
      added: fresh.keys.filter((key) => !includes(old.keys, key)),
      multikey: fresh.multikey,
    }
  })
  return { collection, record, before, after, keys }
}

const NO_KEYS = { keys: [], multikey: false }

const includes = (keys: readonly Buffer[], wanted: Buffer): boolean => keys.some((key) => key.equals(wanted))

/** Puts changes on disk, inside a transaction that its caller has begun. */
export interface Writer {
  /** Refuses with DUPLICATE_KEY before anything of the change is written. */
  applyChecked(change: Change): void
  /** Changes that are known to be free of collisions with what is there, though one may take the key that another gives up. */
  applyAll(changes: readonly Change[]): void
  clear(): void
}

export function createWriter(connection: Connection, reader: Reader): Writer {
  const addDocument = connection.prepare('INSERT INTO documents (record, body) VALUES (?, ?)')
  const setDocument = connection.prepare('UPDATE documents SET body = ? WHERE record = ?')
  const removeDocument = connection.prepare('DELETE FROM documents WHERE record = ?')
  const addEntry = connection.prepare('INSERT INTO entries (index_number, key, record) VALUES (?, ?, ?)')
  const removeEntry = connection.prepare('DELETE FROM entries WHERE index_number = ? AND key = ? AND record = ?')
  const markMultikey = connection.prepare('UPDATE indexes SET multikey = 1 WHERE number = ? AND multikey = 0')
  const nextRecords = new Map<number, number>()
  return {
    applyChecked(change) {
      refuseDuplicate(change, reader)
      removeOld(change)
      addNew(change)
    },
    applyAll(changes) {
      for (const change of changes) removeOld(change)
      for (const change of changes) addNew(change)
    },
    clear() {
      connection.exec('DELETE FROM documents; DELETE FROM entries')
      nextRecords.clear()
    },
  }

  function removeOld({ record, after, keys }: Change): void {
    if (record === undefined) return
    for (const { index, removed } of keys) for (const key of removed) removeEntry.run(index.number, key, record)
    if (after === undefined) removeDocument.run(record)
  }

  function addNew({ collection, record: existing, after, keys }: Change): void {
    if (after === undefined) return
    const record = existing ?? takeRecord(collection)
    if (existing === undefined) addDocument.run(record, toText(after))
    else setDocument.run(toText(after), record)
    for (const { index, added, multikey } of keys) {
      for (const key of added) addEntry.run(index.number, key, record)
      if (multikey) {
        // Every time: what is known in memory may have been rolled back on disk.
        markMultikey.run(index.number)
        index.multikey = true
      }
    }
  }

  function takeRecord(collection: Collection): number {
    const record =
      nextRecords.get(collection.number) ??
      (reader.lastRecord(collection) ?? collection.number * RECORDS_PER_COLLECTION) + 1
    nextRecords.set(collection.number, record + 1)
    return record
  }
}

function refuseDuplicate({ collection, record, after, keys }: Change, reader: Reader): void {
  if (after === undefined) return
  for (const { index, added } of keys) {
    if (!index.spec.unique) continue
    for (const key of added) {
      const owner = reader.owner(index, key)
      if (owner !== undefined && owner !== record) throw duplicateKey(collection, index, after)
    }
  }
}
