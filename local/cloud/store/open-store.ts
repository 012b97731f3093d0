import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { aggregate } from '../query/aggregate'
import { compileProjection } from '../query/project'
import type { Selection } from '../query/selection'
import type { CollectionSpecs, TextStore, TransactionId } from '../seams'
import { type Collection, openCatalog } from './catalog'
import { type Change, createWriter } from './change'
import { encodeValue } from './key-encoding'
import { insertion, modification, type Operation, removal } from './operations'
import { createPlainWrites } from './plain-writes'
import { createReader, type Stored } from './reader'
import { select, type View } from './select'
import { createSnapshotPool } from './snapshot-pool'
import { takeFolder } from './sole-owner'
import { openConnection } from './sqlite'
import { createTransactions, type Transaction } from './transactions'

export interface StoreOptions {
  /** Made when missing. One process at a time. */
  readonly dataDir: string
  /** Collections and indexes that there shall be. Other collections stay, without indexes of their own. */
  readonly collections: CollectionSpecs
  /** Epoch milliseconds, for the age of transactions and `$currentDate`. */
  readonly now: () => number
  /** A query that no index serves, over more than 1,000 documents. */
  readonly onUnservedQuery?: (collection: string, query: Readonly<Record<string, unknown>>) => void
}

/** Opens the documents of a local cloud. Opening reads the catalog alone, however many documents there are, unless an index is new. */
export function openStore({ dataDir, collections, now, onUnservedQuery }: StoreOptions): TextStore {
  mkdirSync(dataDir, { recursive: true })
  const owner = takeFolder(path.join(dataDir, 'owner.lock'))
  const file = path.join(dataDir, 'store.sqlite')
  const connection = openConnection(file)
  // NORMAL: a commit is in the operating system's hands when it returns, so it outlives kill -9; only a power cut could take the last
  // ones, never half of one. FULL would wait for the disk at every write, for a safety that a workshop does not need.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536')
  // Pages: 32 MB of log between two checkpoints, each of which does wait for the disk, and half a blink to read again after a kill.
  connection.exec('PRAGMA wal_autocheckpoint = 8000')
  const catalog = orClose(() => openCatalog(connection, collections))
  const reader = createReader(connection)
  const writer = createWriter(connection, reader)
  const snapshots = createSnapshotPool(file)
  const transactions = createTransactions(snapshots, now)
  const plainWrites = createPlainWrites(connection, writer, transactions)
  const committed: View = { reader, overlaid: () => [] }
  const unservedQueries = new Map<string, number>()

  return {
    createCollection: (name) => catalog.create(name),
    collectionNames: () => catalog.names(),
    unservedQueries,

    async insert(name, documents, transaction) {
      const changes = await run(name, transaction, insertion(documents))
      return changes.flatMap(({ after }) => (after === undefined ? [] : [after._id]))
    },

    find(name, { projection, query = {}, ...selection }, transaction) {
      const project = compileProjection(projection)
      return inside(transaction, (view) =>
        [...choose(view, catalog.collection(name), { query, ...selection })].map(({ document }) => project(document)),
      )
    },

    text: (name, id) => reader.text(catalog.collection(name).byId, encodeValue(id, 1)),

    count(name, query) {
      const collection = catalog.collection(name)
      if (Object.keys(query).length === 0) return reader.count(collection)
      let total = 0
      for (const _answer of choose(committed, collection, { query })) total++
      return total
    },

    aggregate: (name, stages) =>
      aggregate(name, stages, (collection, selection) => {
        return [...choose(committed, catalog.collection(collection), selection)].map(({ document }) => document)
      }),

    async modify(name, modify, transaction) {
      const changes = await run(name, transaction, modification(modify, now))
      const made = changes.find(({ before }) => before === undefined)
      return { updated: made === undefined ? changes.length : 0, upsertedId: made?.after?._id ?? null }
    },

    async remove(name, remove, transaction) {
      const changes = await run(name, transaction, removal(remove))
      return changes.length
    },

    begin: () => transactions.begin().id,
    commit(id) {
      const transaction = transactions.get(id)
      const changes = transaction.changes()
      try {
        if (changes.length > 0) connection.write(() => writer.applyAll(changes))
        transactions.committed(changes)
      } finally {
        transactions.end(transaction)
      }
    },
    abort: (id) => transactions.end(transactions.get(id)),

    reset() {
      transactions.endAll()
      connection.write(() => {
        writer.clear()
        catalog.forgetDocuments()
      })
    },
    close() {
      transactions.endAll()
      snapshots.close()
      // Now the one file holds everything and may be copied.
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      closeFiles()
    },
  }

  function closeFiles(): void {
    connection.close()
    owner.release()
  }

  function orClose<Opened>(open: () => Opened): Opened {
    try {
      return open()
    } catch (error) {
      closeFiles()
      throw error
    }
  }

  async function run(name: string, id: TransactionId | undefined, operation: Operation): Promise<Change[]> {
    if (id !== undefined) return inside(id, (view, transaction) => [...performed(name, operation, view, transaction)])
    return plainWrites.run(() => performed(name, operation, committed))
  }

  function* performed(name: string, operation: Operation, view: View, transaction?: Transaction): Generator<Change> {
    const collection = catalog.collection(name)
    for (const change of operation(collection, (selection) => [...choose(view, collection, selection)])) {
      transaction?.put(change)
      yield change
    }
  }

  /** A transaction in which something is refused is over, as in MongoDB. */
  function inside<Result>(
    id: TransactionId | undefined,
    work: (view: View, transaction?: Transaction) => Result,
  ): Result {
    if (id === undefined) return work(committed)
    const transaction = transactions.get(id)
    try {
      return work(transaction.view, transaction)
    } catch (error) {
      transactions.end(transaction)
      throw error
    }
  }

  function choose(view: View, collection: Collection, selection: Selection): Generator<Stored> {
    return select(view, collection, selection, () => {
      unservedQueries.set(collection.name, (unservedQueries.get(collection.name) ?? 0) + 1)
      onUnservedQuery?.(collection.name, selection.query)
    })
  }
}
