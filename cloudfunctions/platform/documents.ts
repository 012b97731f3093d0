import { isDeepStrictEqual } from 'node:util'
import { commands, database, type Filter } from './sdk'

/**
 * Documents of one collection. A failed read rejects and is never "missing"; a missing document is `null`.
 * Each method says how many wire calls it makes, since each is a round trip and is paid for.
 */
export interface Documents<T extends { readonly _id: string }> {
  /** One wire call. */
  get(id: string): Promise<T | null>
  /** One wire call. At most `limit` (≤ 1000, the platform's cap) documents. */
  find(query: {
    readonly where: Filter
    readonly oldestFirst?: keyof T & string
    readonly newestFirst?: keyof T & string
    readonly limit: number
  }): Promise<T[]>
  /** As `find`, of each document these fields alone, paths for those deeper down. */
  findFields(query: {
    readonly where: Filter
    readonly fields: readonly string[]
    readonly limit: number
  }): Promise<unknown[]>
  /** Which of these fields hold a number up to theirs, in any document at all; every one of them where too many documents
   *  do to tell. One wire call. */
  findReached<Field extends keyof T & string>(limits: Readonly<Record<Field, number>>): Promise<ReadonlySet<Field>>
  /** One wire call. */
  add(document: T): Promise<'added' | 'duplicate'>
  /** Puts documents, over those of the same ids; of one that is named twice, the later. One wire call a batch; two more when some
   *  were there already, and one for each of these that is not the same. */
  putAll(documents: readonly T[]): Promise<void>
  /** Adds those that are not there yet and leaves the others as they are; of one that is named twice, the earlier is added. One
   *  wire call a batch, or two more when some were there already. */
  addMissing(documents: readonly T[]): Promise<void>
  /** How many documents match. One wire call. */
  count(where: Filter): Promise<number>
  /** One wire call, whatever is still there of them. */
  removeAll(ids: readonly string[]): Promise<void>
  /** Removes every document that matches, in one wire call, and tells how many there were. */
  removeMatching(match: Filter): Promise<number>
  /** Changes fields of the one document that matches, in one wire call; false when none did. */
  changeIf(match: Filter & { readonly _id: string }, changes: FieldChanges<T>): Promise<boolean>
  /** Changes fields of every document that matches, in one wire call. */
  changeAll(match: Filter, changes: FieldChanges<T>): Promise<void>
  /** Changes fields of one of the documents that match, in one wire call: found and changed at once, so two callers never
   *  get the same one while the change makes it match no more. `duplicate` when a unique index forbids the change. */
  changeOne(match: Filter, changes: FieldChanges<T>): Promise<'changed' | 'none' | 'duplicate'>
  /** Counts the documents that match, by the values of these fields. One wire call, at most `limit` combinations. */
  countBy<Field extends keyof T & string>(query: {
    readonly where: Filter
    readonly by: readonly Field[]
    readonly limit: number
  }): Promise<Array<Pick<T, Field> & { readonly count: number }>>
}

export interface FieldChanges<T> {
  /** Fields that get a whole new value. */
  readonly set?: Partial<T>
  /** Array fields that get items at their end, and keep only the last `keep` when given. */
  readonly push?: { readonly [K in keyof T]?: Pushed }
  readonly remove?: ReadonlyArray<keyof T & string>
  /** Single values deeper down, by path: `draws.$.outcome` is of the array's item that the match found. */
  readonly setAt?: Readonly<Record<string, string | number | boolean>>
  /** Numbers that grow by so much, whatever they are. */
  readonly increase?: { readonly [K in keyof T]?: number }
  /** Single numbers deeper down, by path; a missing one counts from nothing. */
  readonly increaseAt?: ReadonlyArray<{ readonly path: string; readonly by: number }>
  /** Numbers that become no more than this; a missing one becomes this. */
  readonly lower?: { readonly [K in keyof T]?: number }
}

export function documentsOf<T extends { readonly _id: string }>(name: string): Documents<T> {
  const collection = database.collection(name)

  async function put({ _id, ...fields }: T): Promise<void> {
    await collection.doc(_id).set({ data: fields })
  }

  /** Adds those that are not there yet, each named once. An array insert stops at the first duplicate, and what came before it stands: what is
   *  there is read then, and the rest tried again. Gives what was there, of which some may have been added here. */
  async function insertMissing(batch: readonly T[]): Promise<ReadonlyMap<string, T>> {
    const there = new Map<string, T>()
    let missing = batch
    for (let attempt = 1; missing.length > 0; attempt++) {
      try {
        await collection.add({ data: missing })
        break
      } catch (error) {
        if (!isDuplicate(error) || attempt === ADD_ATTEMPTS) throw error
        const _id = commands.in(missing.map((each) => each._id))
        const { data } = await collection.where({ _id }).limit(ADD_BATCH).get()
        for (const found of data as T[]) there.set(found._id, found)
        missing = missing.filter((each) => !there.has(each._id))
      }
    }
    return there
  }

  return {
    async get(id) {
      const { data } = await collection.doc(id).get()
      return (data ?? null) as T | null
    },

    async find({ where, oldestFirst, newestFirst, limit }) {
      let query = collection.where(where)
      if (oldestFirst) query = query.orderBy(oldestFirst, 'asc')
      if (newestFirst) query = query.orderBy(newestFirst, 'desc')
      const { data } = await query.limit(limit).get()
      return data as T[]
    },

    async add(document) {
      try {
        await collection.add({ data: document })
        return 'added'
      } catch (error) {
        if (isDuplicate(error)) return 'duplicate'
        throw error
      }
    },

    async putAll(documents) {
      const latest = new Map(documents.map((document) => [document._id, document]))
      for (const batch of batchesOf([...latest.values()])) {
        const there = await insertMissing(batch)
        const outdated = batch.filter((each) => there.has(each._id) && !isDeepStrictEqual(there.get(each._id), each))
        for (const document of outdated) await put(document)
      }
    },

    async addMissing(documents) {
      const first = new Map([...documents].reverse().map((document) => [document._id, document]))
      for (const batch of batchesOf([...first.values()])) await insertMissing(batch)
    },

    async findFields({ where, fields, limit }) {
      const shown = Object.fromEntries(fields.map((field) => [field, true]))
      return (await collection.where(where).field(shown).limit(limit).get()).data
    },

    async findReached(limits) {
      const reached = Object.entries<number>(limits).map(([field, limit]) => ({ [field]: commands.lte(limit) }))
      const fields = Object.keys(limits) as Array<keyof typeof limits>
      const shown = Object.fromEntries(fields.map((field) => [field, true]))
      const { data } = await collection.where(commands.or(reached)).field(shown).limit(TELLING).get()
      const found = data as Array<Partial<Record<string, number>>>
      if (found.length === TELLING) return new Set(fields)
      return new Set(fields.filter((field) => found.some((each) => (each[field] ?? Number.NaN) <= limits[field])))
    },

    async count(where) {
      return (await collection.where(where).count()).total
    },

    async removeAll(ids) {
      if (ids.length > 0) await collection.where({ _id: commands.in(ids) }).remove()
    },

    async removeMatching(match) {
      return (await collection.where(match).remove()).stats.removed
    },

    async changeIf(match, changes) {
      const { stats } = await collection.where(match).update({ data: commandsOf(changes) })
      return stats.updated > 0
    },

    async changeAll(match, changes) {
      await collection.where(match).update({ data: commandsOf(changes) })
    },

    async changeOne(match, changes) {
      try {
        const { stats } = await collection.where(match).update({ data: commandsOf(changes), multi: false })
        return stats.updated > 0 ? 'changed' : 'none'
      } catch (error) {
        if (isDuplicate(error)) return 'duplicate'
        throw error
      }
    },

    async countBy({ where, by, limit }) {
      const key = Object.fromEntries(by.map((field) => [field, `$${field}`]))
      const stages = collection
        .aggregate()
        .match(where)
        .group({ _id: key, count: commands.aggregate.sum(1) })
      const { list } = await stages.limit(limit).end()
      return (list as Array<{ _id: T; count: number }>).map(({ _id, count }) => ({ ..._id, count }))
    },
  }
}

/** Documents that are looked at to tell what there is; when there are as many, there may be anything. */
export const TELLING = 100

/** Any instant. */
export const EVER = Number.MAX_SAFE_INTEGER

/** Documents that one insert takes. */
const ADD_BATCH = 500
/** Others may add the same meanwhile; after so many rounds it is a fault. */
const ADD_ATTEMPTS = 4

function* batchesOf<T>(documents: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < documents.length; from += ADD_BATCH) yield documents.slice(from, from + ADD_BATCH)
}

function commandsOf<T>(changes: FieldChanges<T>) {
  const { set = {}, setAt = {}, push = {}, remove = [], increase = {}, increaseAt = [], lower = {} } = changes
  const data: Record<string, unknown> = {}
  // A nested object would be flattened to dotted fields and merged; `set` replaces it.
  for (const [field, value] of Object.entries(set)) data[field] = commands.set(value)
  for (const [path, value] of Object.entries(setAt)) data[path] = commands.set(value)
  for (const [field, pushed] of Object.entries(push)) data[field] = pushCommand(pushed as Pushed)
  for (const field of remove) data[field] = commands.remove()
  for (const [field, by] of Object.entries(increase)) data[field] = commands.inc(by as number)
  for (const { path, by } of increaseAt) data[path] = commands.inc(by)
  for (const [field, value] of Object.entries(lower)) data[field] = commands.min(value as number)
  return data
}

interface Pushed {
  readonly items: readonly unknown[]
  readonly keep?: number
}

function pushCommand({ items, keep }: Pushed) {
  return commands.push(keep === undefined ? { each: items } : { each: items, slice: -keep })
}

/** The platform gives a duplicate key the same errCode as other failures, so its text has to be read. */
function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /E11000|DuplicateWrite|DATABASE_DUPLICATE_WRITE/.test(error.message)
}
