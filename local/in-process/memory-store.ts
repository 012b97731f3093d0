import { aggregate } from '../cloud/query/aggregate'
import { compileProjection } from '../cloud/query/project'
import type { Selection } from '../cloud/query/selection'
import { sortDocuments } from '../cloud/query/sort'
import { equalValues, isPlainObject } from '../cloud/query/values'
import type { CollectionSpecs, Document, DocumentStore, Find, IndexSpec, Modify } from '../cloud/seams'
import { StoreError } from '../cloud/store/store-error'
import { changed } from './change'
import { Lookup } from './lookup'
import { matches } from './matches'
import { keep } from './values'

interface Unique {
  readonly spec: IndexSpec
  readonly owners: Map<string, Document['_id']>
}

interface Collection {
  readonly documents: Map<Document['_id'], Document>
  readonly unique: readonly Unique[]
  readonly indexes: readonly IndexSpec[]
  readonly lookup: Lookup
}

export interface MemoryStoreOptions {
  readonly collections: CollectionSpecs
  readonly now: () => number
  /** Which of several documents that match a change of one gets it: at least 0, below `count`. */
  readonly choose: (count: number) => number
}

export interface MemoryStore extends DocumentStore {
  /** Another store with the same documents. */
  fork(options: Omit<MemoryStoreOptions, 'collections'>): MemoryStore
}

/** Documents in memory, as the local cloud's store keeps them on disk, for a world that lives for milliseconds: what is there
 *  never changes in place, so everybody may share it. Without transactions, which no function of ours uses. */
export function memoryStore({ collections, now, choose }: MemoryStoreOptions): MemoryStore {
  const made = Object.entries(collections).map(([name, { indexes }]) => {
    const unique = indexes.filter((spec) => spec.unique).map((spec) => ({ spec, owners: new Map() }))
    return [name, { documents: new Map(), unique, indexes, lookup: new Lookup(indexes) }] as const
  })
  return storeOf(new Map<string, Collection>(made), { now, choose })
}

function storeOf(
  collections: Map<string, Collection>,
  { now, choose }: Omit<MemoryStoreOptions, 'collections'>,
): MemoryStore {
  return {
    fork(options) {
      const copies = [...collections].map(([name, { documents, unique, indexes }]) => {
        const copy = unique.map(({ spec, owners }) => ({ spec, owners: new Map(owners) }))
        const lookup = new Lookup(indexes)
        return [name, { documents: new Map(documents), unique: copy, indexes, lookup }] as const
      })
      return storeOf(new Map(copies), options)
    },

    createCollection(name) {
      if (collections.has(name)) throw new StoreError('COLLECTION_EXISTS', name, { collection: name })
      collections.set(name, { documents: new Map(), unique: [], indexes: [], lookup: new Lookup([]) })
    },
    collectionNames: () => [...collections.keys()],

    async insert(name, documents) {
      const collection = at(name)
      return documents.map((document) => {
        const fresh = keep(document)
        if (collection.documents.has(fresh._id)) throw duplicate(name, '_id_', { _id: fresh._id })
        refuseDuplicate(name, collection, fresh)
        put(collection, undefined, fresh)
        return fresh._id
      })
    },

    find(name, find) {
      const all = found(name, find)
      return find.projection === undefined ? all : all.map(compileProjection(find.projection))
    },

    count: (name, query) => candidates(at(name), query).filter((document) => matches(document, query)).length,

    aggregate: (name, stages) =>
      aggregate(name, stages, (from, selection) => found(from, { limit: NO_LIMIT, ...selection })),

    async modify(name, modify) {
      const collection = at(name)
      const targets = targetsOf(collection, modify)
      let updated = 0
      for (const document of targets) {
        const after = afterwards(document, modify)
        if (after === document) continue
        refuseDuplicate(name, collection, after)
        put(collection, document, after)
        updated++
      }
      if (targets.length > 0 || !modify.upsert) return { updated, upsertedId: null }
      return { updated, upsertedId: upsert(name, collection, modify) }
    },

    async remove(name, { query, multi }) {
      const collection = at(name)
      const targets = candidates(collection, query).filter((document) => matches(document, query))
      const removed = multi ? targets : targets.slice(0, 1)
      for (const document of removed) {
        collection.documents.delete(document._id)
        collection.lookup.moved(document, undefined)
        for (const { spec, owners } of collection.unique) owners.delete(keyOf(spec, document))
      }
      return removed.length
    },

    begin: noTransactions,
    commit: noTransactions,
    abort: noTransactions,
    unservedQueries: new Map(),
    reset() {
      for (const [name, { documents, unique, indexes }] of collections) {
        documents.clear()
        collections.set(name, { documents, unique, indexes, lookup: new Lookup(indexes) })
        for (const { owners } of unique) owners.clear()
      }
    },
    close: () => undefined,
  }

  function at(name: string): Collection {
    const collection = collections.get(name)
    if (collection === undefined) throw new StoreError('NO_COLLECTION', name, { collection: name })
    return collection
  }

  function found(name: string, { query = {}, order, offset = 0, limit = NO_LIMIT }: Find | Selection): Document[] {
    const all = candidates(at(name), query).filter((document) => matches(document, query))
    const sorted = order === undefined || all.length < 2 ? all : sortDocuments(all, order)
    return sorted.slice(offset, offset + limit)
  }

  function targetsOf(collection: Collection, { query, multi }: Modify): readonly Document[] {
    const all = candidates(collection, query).filter((document) => matches(document, query))
    if (multi || all.length < 2) return all
    // Nobody promises which: what is right has to be right for every one of them.
    const chosen = all[choose(all.length)]
    return chosen === undefined ? [] : [chosen]
  }

  function afterwards(document: Document, { change, merge, query }: Modify): Document {
    if (merge) return changed(document, change, query, now())
    const { _id, ...fields } = keep(change)
    const after = keep({ _id: document._id, ...fields })
    return equalValues(document, after) ? document : after
  }

  function upsert(name: string, collection: Collection, { query, change, merge }: Modify): Document['_id'] {
    const { _id } = query
    if (merge || (typeof _id !== 'string' && typeof _id !== 'number'))
      throw new StoreError('UNSUPPORTED', 'in memory, only doc(id).set makes what is not there')
    const fresh = keep({ ...change, _id })
    refuseDuplicate(name, collection, fresh)
    put(collection, undefined, fresh)
    return _id
  }
}

const NO_LIMIT = Number.MAX_SAFE_INTEGER

function noTransactions(): never {
  throw new StoreError('UNSUPPORTED', 'no transactions in memory')
}

/** The documents that a query can be about, by its `_id` where it names some. */
function candidates({ documents, lookup }: Collection, query: Readonly<Record<string, unknown>>): readonly Document[] {
  const { _id } = query
  const ids = idsIn(_id)
  if (ids === null) return lookup.candidates(documents, query) ?? [...documents.values()]
  return ids.flatMap((id) => documents.get(id) ?? [])
}

function idsIn(wanted: unknown): ReadonlyArray<Document['_id']> | null {
  if (typeof wanted === 'string' || typeof wanted === 'number') return [wanted]
  if (!isPlainObject(wanted) || !Array.isArray(wanted.$in)) return null
  return [...new Set(wanted.$in as Array<Document['_id']>)]
}

function put({ documents, unique, lookup }: Collection, before: Document | undefined, after: Document): void {
  documents.set(after._id, after)
  lookup.moved(before, after)
  for (const { spec, owners } of unique) {
    if (before !== undefined) owners.delete(keyOf(spec, before))
    owners.set(keyOf(spec, after), after._id)
  }
}

function refuseDuplicate(name: string, { unique }: Collection, document: Document): void {
  for (const { spec, owners } of unique) {
    const owner = owners.get(keyOf(spec, document))
    if (owner !== undefined && owner !== document._id)
      throw duplicate(name, spec.name, Object.fromEntries(spec.fields.map(([field]) => [field, document[field]])))
  }
}

/** A missing field counts as null, so two documents without it collide. */
function keyOf({ fields }: IndexSpec, document: Document): string {
  return JSON.stringify(
    fields.map(
      ([field]) =>
        field.split('.').reduce<unknown>((value, step) => (isPlainObject(value) ? value[step] : null), document) ??
        null,
    ),
  )
}

/** In the words of the real one, which repeat the key: whoever logs such an error logs it, too. */
function duplicate(collection: string, index: string, key: Readonly<Record<string, unknown>>): StoreError {
  const text = `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(key)}`
  return new StoreError('DUPLICATE_KEY', text, { collection, index, key })
}
