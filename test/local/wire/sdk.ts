/** As much of the real wx-server-sdk as the conformance suite drives. Its own typings reject ordinary code under `strict`. */
export interface Sdk {
  readonly DYNAMIC_CURRENT_ENV: symbol
  init(options: { env: unknown }): void
  database(options?: { throwOnNotFound?: boolean }): Database
  callFunction(call: { name: string; data?: object }): Promise<{ result: unknown }>
  getWXContext(): Record<string, unknown>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(files: { fileList: string[] }): Promise<{ fileList: Array<Record<string, unknown>> }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: Array<Record<string, unknown>> }>
  readonly openapi: {
    readonly [group: string]: { readonly [name: string]: (argument?: object) => Promise<Record<string, unknown>> }
  }
  readonly cloudPay: { readonly [name: string]: (argument: object) => Promise<Record<string, unknown>> }
}

export interface Database {
  readonly command: Commands
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  readonly Geo: { Point(longitude: number, latitude: number): unknown }
}

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

interface Query {
  where(filter: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: object): Query
  get(): Promise<{ data: Array<Record<string, unknown>> }>
  count(): Promise<{ total: number }>
  update(change: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

interface Collection extends Query {
  doc(id: string | number): DocumentReference
  add(document: { data: object | object[] }): Promise<{ _id?: string; _ids?: string[] }>
  aggregate(): Aggregate
}

interface DocumentReference {
  get(): Promise<{ data: Record<string, unknown> | null }>
  field(projection: object): DocumentReference
  set(document: { data: object }): Promise<{ _id: string; stats: { created: number; updated: number } }>
  update(change: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

type Stage =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

/** Every stage takes its argument and gives the pipeline back. */
export type Aggregate = Readonly<Record<Stage, (argument: unknown) => Aggregate>> & {
  end(): Promise<{ list: unknown[] }>
}

type Operator =
  | 'addToSet'
  | 'all'
  | 'and'
  | 'elemMatch'
  | 'eq'
  | 'exists'
  | 'expr'
  | 'geoNear'
  | 'gt'
  | 'gte'
  | 'in'
  | 'inc'
  | 'lt'
  | 'lte'
  | 'max'
  | 'min'
  | 'mod'
  | 'mul'
  | 'neq'
  | 'nin'
  | 'nor'
  | 'not'
  | 'or'
  | 'pop'
  | 'pull'
  | 'pullAll'
  | 'push'
  | 'remove'
  | 'rename'
  | 'set'
  | 'shift'
  | 'size'
  | 'unshift'

type Accumulator =
  | 'sum'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'addToSet'
  | 'gt'
  | 'dateToString'
  | 'multiply'

/** A command that more can be chained to, as in `_.gt(1).and(_.lt(5))`. */
type Command = Readonly<Record<'and' | 'or' | 'gte' | 'lt' | 'lte', (...operands: unknown[]) => Command>>

export type Commands = Readonly<Record<Operator, (...operands: unknown[]) => Command>> & {
  readonly aggregate: Readonly<Record<Accumulator, (...operands: unknown[]) => unknown>> & {
    pipeline(): Aggregate & { done(): unknown }
  }
}
