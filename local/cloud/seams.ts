/**
 * Where the parts of the local cloud meet: the wire speaks to a `DocumentStore`, and whoever starts a cloud holds a `Cloud`.
 */

/** A JSON-like document as the rest of the cloud sees it: revived values (Date, RegExp in queries), never Extended JSON. */
export type Document = { _id: string | number } & Record<string, unknown>

export interface IndexSpec {
  readonly name: string
  readonly fields: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  readonly unique?: boolean
}

/** The shape of `cloudfunctions/collections.json`: what a deployment creates and what the local cloud enforces. */
export interface CollectionSpecs {
  readonly [collection: string]: { readonly indexes: readonly IndexSpec[] }
}

export interface Find {
  readonly query?: Record<string, unknown>
  /** Sort keys in order of significance. */
  readonly order?: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  readonly offset?: number
  readonly limit: number
  readonly projection?: Record<string, unknown>
}

export interface Modify {
  readonly query: Record<string, unknown>
  /** Update operators when `merge`, else the whole new document. */
  readonly change: Record<string, unknown>
  readonly multi: boolean
  readonly merge: boolean
  readonly upsert: boolean
}

export interface Remove {
  readonly query: Record<string, unknown>
  readonly multi: boolean
}

export interface Modified {
  readonly updated: number
  readonly upsertedId: string | number | null
}

/** An id from `begin`. Operations that take one run inside that transaction. */
export type TransactionId = string

/** Documents on disk, with Mongo's semantics. Refusals are thrown as `StoreError`. Everything acknowledged survives kill -9.
 *  Methods are async because a plain write waits for the transaction that holds the document, then re-evaluates its query. */
export interface DocumentStore {
  createCollection(collection: string): void
  collectionNames(): string[]
  insert(
    collection: string,
    documents: readonly Document[],
    transaction?: TransactionId,
  ): Promise<Array<string | number>>
  find(collection: string, find: Find, transaction?: TransactionId): Document[]
  count(collection: string, query: Record<string, unknown>): number
  aggregate(collection: string, stages: ReadonlyArray<Record<string, unknown>>): unknown[]
  modify(collection: string, modify: Modify, transaction?: TransactionId): Promise<Modified>
  remove(collection: string, remove: Remove, transaction?: TransactionId): Promise<number>
  begin(): TransactionId
  commit(transaction: TransactionId): void
  abort(transaction: TransactionId): void
  /** Queries over more than 1,000 documents that no index served, since the start, by collection. */
  readonly unservedQueries: ReadonlyMap<string, number>
  /** Empties every collection, keeps their indexes. */
  reset(): void
  close(): void
}

/** A store that keeps its documents as text. */
export interface TextStore extends DocumentStore {
  /** What `find` gives for this `_id` outside of any transaction, as the store's own text (`store/document-text.ts`). */
  text(collection: string, id: string | number): string | undefined
}

/** Why the store refused. The wire turns `reason` into CloudBase's code and text. */
export type StoreRefusal =
  | 'DUPLICATE_KEY'
  | 'NO_COLLECTION'
  | 'COLLECTION_EXISTS'
  | 'CONFLICT'
  | 'NO_TRANSACTION'
  | 'BAD_QUERY'
  | 'BAD_UPDATE'
  | 'UNSUPPORTED'

export interface CloudOptions {
  /** Everything that must survive lives in this folder; it is created when missing. */
  readonly dataDir: string
  /** 0 takes any free port. Always 127.0.0.1. */
  readonly port: number
  /** Built functions: one folder each, with index.js and optionally package.json and config.json. */
  readonly functionsDir: string
  /** Path of the collections file; without one, collections are made by `createCollection` alone. */
  readonly collectionsFile?: string
  /** Environment of the functions beyond what WeChat sets, such as FIRST_OPERATOR. */
  readonly environment?: Readonly<Record<string, string>>
  /** Path of the declared subscribe-message templates; without one, no template may be sent. */
  readonly templatesFile?: string
  /** Named data sets for `POST /_/seed`; each fills the cloud through its control port. */
  readonly seeds?: Readonly<Record<string, (control: string) => Promise<void>>>
  /** Loads an instance of every function at once, so that nobody waits for the first call; on demand by default. */
  readonly warm?: boolean
  /** Where log lines of the cloud and its functions go; nothing by default. */
  readonly log?: (line: string) => void
}

export interface Cloud {
  /** What the SDK is pointed at. */
  readonly admin: string
  /** The control port, `…/_`. */
  readonly control: string
  readonly env: string
  /** Keeps timers from what is not whole yet, such as a data set that is being put in. The work must not move the clock. */
  undisturbed(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}
