import * as sdk from 'wx-server-sdk'

/**
 * The one door to wx-server-sdk. Its own typings reject ordinary code under `strict`, so what we use of it is typed here.
 */

/** An update command made by `commands`; opaque. */
export interface Command {
  readonly operator: string
}

type Field = unknown | Command

export interface Commands {
  set(value: unknown): Command
  remove(): Command
  inc(by: number): Command
  min(value: number): Command
  neq(value: unknown): Command
  push(values: { each: readonly unknown[]; slice?: number }): Command
  gt(value: number | string): CommandOnField
  lt(value: number | string): Command
  gte(value: number | string): CommandOnField
  lte(value: number | string): CommandOnField
  in(values: readonly unknown[]): Command
  elemMatch(filter: Readonly<Record<string, unknown>>): Command
  or(filters: readonly Filter[]): Filter
  readonly aggregate: { sum(value: number): unknown }
}

interface CommandOnField extends Command {
  and(other: Command): Command
}

export type Filter = Readonly<Record<string, Field>>

interface Query {
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  field(shown: Readonly<Record<string, boolean>>): Query
  remove(): Promise<{ stats: { removed: number } }>
  /** Changes every match, or one of them with `multi: false`. */
  update(change: { data: Record<string, Field>; multi?: false }): Promise<{ stats: { updated: number } }>
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
}

interface DocumentReference {
  get(): Promise<{ data: unknown }>
  set(document: { data: object }): Promise<unknown>
}

interface Aggregate {
  match(filter: Filter): Aggregate
  group(keys: Readonly<Record<string, unknown>>): Aggregate
  limit(count: number): Aggregate
  end(): Promise<{ list: unknown[] }>
}

interface Collection {
  aggregate(): Aggregate
  doc(id: string): DocumentReference
  add(documents: { data: object | readonly object[] }): Promise<unknown>
  where(filter: Filter): Query
}

interface Database {
  readonly command: Commands
  collection(name: string): Collection
}

interface Sdk extends CloudFiles {
  readonly DYNAMIC_CURRENT_ENV: unknown
  init(options: { env: unknown }): void
  database(options: { throwOnNotFound: boolean }): Database
  getWXContext(): WechatContext
  readonly cloudPay: CloudPay
  readonly openapi: OpenApi
}

interface CloudFiles {
  uploadFile(file: { cloudPath: string; fileContent: Uint8Array }): Promise<{ fileID: string }>
  deleteFile(files: { fileList: readonly string[] }): Promise<unknown>
}

/** Each fails with the `errCode` that WeChat gave, or with something else when nobody has answered. */
interface OpenApi {
  readonly subscribeMessage: { send(args: Readonly<Record<string, unknown>>): Promise<unknown> }
  readonly phonenumber: {
    getPhoneNumber(args: { code: string }): Promise<{ phoneInfo: { purePhoneNumber: string } }>
  }
  readonly security: {
    msgSecCheck(args: {
      version: 2
      scene: 1 | 2 | 3 | 4
      openid: string
      content: string
    }): Promise<{ result: { suggest: 'pass' | 'review' | 'risky' } }>
  }
}

interface WechatContext {
  readonly OPENID?: string
  readonly SOURCE?: string
  readonly ENV?: string
}

type PayCall = (args: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>

/** Replies say in `returnCode` and `resultCode` what became of a call; their own `errCode` is lost under the SDK's. */
interface CloudPay {
  readonly unifiedOrder: PayCall
  readonly queryOrder: PayCall
  readonly closeOrder: PayCall
  readonly refund: PayCall
  readonly queryRefund: PayCall
}

const wx = sdk as unknown as Sdk

wx.init({ env: wx.DYNAMIC_CURRENT_ENV })

/** Without `throwOnNotFound: false` a missing document and a failed read both reject, and could be taken for each other. */
export const database = wx.database({ throwOnNotFound: false })

export const commands = database.command

export const wechatContext = (): WechatContext => wx.getWXContext()

export const { cloudPay, openapi } = wx

export const files: CloudFiles = wx
