import type { CollectionSpecs, Document, IndexSpec } from '../seams'
import { fromText } from './document-text'
import { indexKeys } from './index-keys'
import { type Connection, numberOf, textOf } from './sqlite'
import { StoreError } from './store-error'

/** An index as it is on disk. */
export interface Index {
  readonly number: number
  readonly spec: IndexSpec
  /** Whether a document ever had several keys in it, which limits what a plan may conclude from a key. */
  multikey: boolean
}

export interface Collection {
  readonly number: number
  readonly name: string
  readonly byId: Index
  /** All of them, `_id_` first. */
  readonly indexes: readonly Index[]
}

/** A document's record number begins with its collection's number, so a collection is one stretch of the table, in the order in which
 *  its documents came. */
export const RECORDS_PER_COLLECTION = 2 ** 36

const ID_INDEX: IndexSpec = { name: '_id_', fields: [['_id', 1]], unique: true }

/** No control characters, no `$`, as in MongoDB. */
const COLLECTION_NAME = /^[^\p{Cc}$]{1,200}$/u

const TABLES = `
  CREATE TABLE IF NOT EXISTS collections (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes (
    number INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec TEXT NOT NULL, multikey INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS documents (record INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS entries (
    index_number INTEGER NOT NULL, key BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (index_number, key, record)
  ) WITHOUT ROWID;
`

/** Which collections and indexes there are. */
interface Catalog {
  /** Refuses with NO_COLLECTION. */
  collection(name: string): Collection
  names(): string[]
  /** Refuses with COLLECTION_EXISTS, or with BAD_QUERY what is no name. */
  create(name: string): void
  /** Forgets what documents did to the indexes, once there are no documents. Inside a transaction. */
  forgetDocuments(): void
}

/** Opens the catalog and brings it in line with the specifications: missing collections are made, new or changed indexes are built,
 *  indexes that nobody declares any more are dropped. All of it or nothing; refuses with DUPLICATE_KEY when documents that are there
 *  already collide in a new unique index. */
export function openCatalog(connection: Connection, specs: CollectionSpecs): Catalog {
  connection.exec(TABLES)
  const collections = new Map<string, Collection>()
  const addCollection = connection.prepare('INSERT INTO collections (name) VALUES (?) RETURNING number')
  const addIndex = connection.prepare(
    'INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, 0) RETURNING number',
  )

  connection.write(() => {
    for (const row of connection.prepare('SELECT number, name FROM collections ORDER BY number').all()) {
      load(numberOf(row[0]), textOf(row[1]))
    }
    for (const name of Object.keys(specs)) if (!collections.has(name)) create(name)
    for (const [name, collection] of collections) {
      const declared = specs[name]?.indexes ?? []
      collections.set(name, { ...collection, indexes: reconcile(connection, collection, declared, insertIndex) })
    }
  })

  return {
    collection(name) {
      const collection = collections.get(name)
      if (collection === undefined) throw new StoreError('NO_COLLECTION', `no collection ${name}`, { collection: name })
      return collection
    },
    names: () => [...collections.keys()],
    create(name) {
      if (collections.has(name)) {
        throw new StoreError('COLLECTION_EXISTS', `collection ${name} exists already`, { collection: name })
      }
      if (!COLLECTION_NAME.test(name)) throw new StoreError('BAD_QUERY', `not a name for a collection: '${name}'`)
      connection.write(() => create(name))
    },
    forgetDocuments() {
      connection.exec('UPDATE indexes SET multikey = 0')
      for (const { indexes } of collections.values()) for (const index of indexes) index.multikey = false
    },
  }

  function create(name: string): void {
    const number = numberOf(addCollection.get(name)?.[0])
    const byId = insertIndex(number, ID_INDEX)
    collections.set(name, { number, name, byId, indexes: [byId] })
  }

  function load(number: number, name: string): void {
    const rows = connection
      .prepare('SELECT number, spec, multikey FROM indexes WHERE collection = ? ORDER BY number')
      .all(number)
    const indexes = rows.map(
      (row): Index => ({ number: numberOf(row[0]), spec: JSON.parse(textOf(row[1])), multikey: row[2] === 1 }),
    )
    const [byId] = indexes
    if (byId === undefined) throw new Error(`collection ${name} has lost its _id_ index`)
    collections.set(name, { number, name, byId, indexes })
  }

  function insertIndex(collection: number, spec: IndexSpec): Index {
    return { number: numberOf(addIndex.get(collection, JSON.stringify(spec))?.[0]), spec, multikey: false }
  }
}

function reconcile(
  connection: Connection,
  collection: Collection,
  declared: readonly IndexSpec[],
  insertIndex: (collection: number, spec: IndexSpec) => Index,
): Index[] {
  const wanted = new Map(declared.map((spec) => [definition(spec), spec]))
  const kept = collection.indexes.filter((index) => index === collection.byId || wanted.has(definition(index.spec)))
  for (const index of collection.indexes) {
    if (kept.includes(index)) wanted.delete(definition(index.spec))
    else dropIndex(connection, index)
  }
  const built = [...wanted.values()].map((spec) => {
    const index = insertIndex(collection.number, spec)
    buildIndex(connection, collection, index)
    return index
  })
  return [...kept, ...built]
}

/** Two specifications with the same text are the same index. */
function definition({ name, fields, unique }: IndexSpec): string {
  return JSON.stringify([name, fields, unique === true])
}

function dropIndex(connection: Connection, { number }: Index): void {
  connection.prepare('DELETE FROM entries WHERE index_number = ?').run(number)
  connection.prepare('DELETE FROM indexes WHERE number = ?').run(number)
}

const BUILD_STEP = 1000

function buildIndex(connection: Connection, collection: Collection, index: Index): void {
  const owner = connection.prepare('SELECT record FROM entries WHERE index_number = ? AND key = ? LIMIT 1')
  const addEntry = connection.prepare('INSERT INTO entries (index_number, key, record) VALUES (?, ?, ?)')
  const next = connection.prepare(
    'SELECT record, body FROM documents WHERE record > ? AND record < ? ORDER BY record LIMIT ?',
  )
  const end = (collection.number + 1) * RECORDS_PER_COLLECTION
  let last = collection.number * RECORDS_PER_COLLECTION - 1
  for (;;) {
    const rows = next.all(last, end, BUILD_STEP)
    for (const row of rows) {
      last = numberOf(row[0])
      const document = fromText(textOf(row[1]))
      const { keys, multikey } = indexKeys(index.spec, document)
      for (const key of keys) {
        if (index.spec.unique && owner.get(index.number, key) !== undefined)
          throw duplicateKey(collection, index, document)
        addEntry.run(index.number, key, last)
      }
      if (multikey) index.multikey = true
    }
    if (rows.length < BUILD_STEP) break
  }
  if (index.multikey) connection.prepare('UPDATE indexes SET multikey = 1 WHERE number = ?').run(index.number)
}

export function duplicateKey(collection: Collection, { spec }: Index, document: Document): StoreError {
  const key = Object.fromEntries(spec.fields.map(([field]) => [field, valueAt(document, field)]))
  return new StoreError(
    'DUPLICATE_KEY',
    `duplicate key in ${collection.name}, index ${spec.name}: ${JSON.stringify(key)}`,
    {
      collection: collection.name,
      index: spec.name,
      key,
    },
  )
}

function valueAt(document: Document, field: string): unknown {
  let value: unknown = document
  for (const step of field.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined
  }
  return value ?? null
}
