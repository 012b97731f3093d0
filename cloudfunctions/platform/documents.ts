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
  /** One wire call. */
  add(document: T): Promise<'added' | 'duplicate'>
  /** Puts documents whose ids decide their content, so that doing it twice is harmless: one wire call, or one more for
   *  each document when some were there already. */
  putAll(documents: readonly T[]): Promise<void>
  /** One wire call, whatever is still there of them. */
  removeAll(ids: readonly string[]): Promise<void>
  /** Changes fields of the one document that matches, in one wire call; false when none did. */
  changeIf(match: Filter & { readonly _id: string }, changes: FieldChanges<T>): Promise<boolean>
}

export interface FieldChanges<T> {
  /** Fields that get a whole new value. */
  readonly set?: Partial<T>
  /** Array fields that get items at their end, and keep only the last `keep` when given. */
  readonly push?: { readonly [K in keyof T]?: { readonly items: readonly unknown[]; readonly keep?: number } }
  readonly remove?: ReadonlyArray<keyof T & string>
}

export function documentsOf<T extends { readonly _id: string }>(name: string): Documents<T> {
  const collection = database.collection(name)

  async function put({ _id, ...fields }: T): Promise<void> {
    await collection.doc(_id).set({ data: fields })
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
      if (documents.length === 0) return
      try {
        await collection.add({ data: documents })
      } catch (error) {
        if (!isDuplicate(error)) throw error
        // An array insert stops at the first duplicate, and what came before it stands: put each one by itself.
        for (const document of documents) await put(document)
      }
    },

    async removeAll(ids) {
      if (ids.length > 0) await collection.where({ _id: commands.in(ids) }).remove()
    },

    async changeIf(match, { set = {}, push = {}, remove = [] }) {
      const data: Record<string, unknown> = {}
      // A nested object would be flattened to dotted fields and merged; `set` replaces it.
      for (const [field, value] of Object.entries(set)) data[field] = commands.set(value)
      for (const [field, pushed] of Object.entries(push)) data[field] = pushCommand(pushed)
      for (const field of remove) data[field] = commands.remove()
      const { stats } = await collection.where(match).update({ data })
      return stats.updated > 0
    },
  }
}

function pushCommand({ items, keep }: { items: readonly unknown[]; keep?: number }) {
  return commands.push(keep === undefined ? { each: items } : { each: items, slice: -keep })
}

/** The platform gives a duplicate key the same errCode as other failures, so its text has to be read. */
function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /E11000|DuplicateWrite|DATABASE_DUPLICATE_WRITE/.test(error.message)
}
