import { isPlainObject } from '../cloud/query/values'
import type { Document, DocumentStore } from '../cloud/seams'
import { StoreError } from '../cloud/store/store-error'
import type { PayApis } from '../cloud/wechat/pay/pay-reply'

/** What stands behind the SDK while a bundle runs. */
export interface Behind {
  readonly store: DocumentStore
  readonly payApis: PayApis
  /** WeChat's own answer to a message that is to be sent; rejects with its `errCode`. */
  sendMessage(args: unknown): Promise<unknown>
  /** What a phone's code stands for, once; null for one that is good no more. */
  phoneNumberOf(code: unknown): string | null
  /** The files of the cloud, by their paths. */
  readonly files: Map<string, string>
  /** Whom the invocation that runs is for. */
  context(): { readonly openid: string; readonly source: string }
  /** Carries one wire call out when its turn comes, unless something happens to it. */
  wire<Answer>(action: string, run: () => Answer | Promise<Answer>): Promise<Answer>
}

/**
 * Stands in for wx-server-sdk inside one process: the same calls, each one wire call, with what the real one was observed to do.
 * What it does not know it refuses loudly. The conformance tests run the same cases over this and over the real SDK.
 */
export function standInSdk(behind: () => Behind) {
  return {
    DYNAMIC_CURRENT_ENV: Symbol('the current environment'),
    init: () => undefined,
    getWXContext: () => {
      const { openid, source } = behind().context()
      return { ...(openid === '' ? {} : { OPENID: openid }), SOURCE: source, ENV: 'local-env' }
    },
    database: () => ({ command: commands, collection: (name: string) => collectionOf(name, behind) }),
    cloudPay: cloudPay(behind),
    openapi: {
      subscribeMessage: { send: (args: unknown) => behind().wire('wx.openApi', () => behind().sendMessage(args)) },
      phonenumber: {
        getPhoneNumber: ({ code }: { code: unknown }) => {
          const world = behind()
          return world.wire('wx.openApi', async () => {
            const purePhoneNumber = world.phoneNumberOf(code)
            if (purePhoneNumber === null) throw refusal(40029)
            return { phoneInfo: { purePhoneNumber } }
          })
        },
      },
      security: { msgSecCheck: () => behind().wire('wx.openApi', () => ({ result: { suggest: 'pass' } })) },
    },
    uploadFile: ({ cloudPath, fileContent }: { cloudPath: string; fileContent: Buffer }) => {
      const world = behind()
      return world.wire('storage.getUploadMetadata', () => {
        world.files.set(cloudPath, String(fileContent))
        return { fileID: FILE_ID_PREFIX + cloudPath }
      })
    },
    deleteFile: ({ fileList }: { fileList: readonly string[] }) => {
      const world = behind()
      return world.wire('storage.batchDeleteFile', () => {
        for (const fileId of fileList) world.files.delete(fileId.slice(FILE_ID_PREFIX.length))
        return { fileList: [] }
      })
    },
  }
}

const FILE_ID_PREFIX = 'cloud://local-env/'

const refusal = (errCode: number): Error => Object.assign(new Error(`refused with ${errCode}`), { errCode })

/** A command, as it goes over the wire. */
class Command {
  constructor(
    readonly name: string,
    readonly operand: unknown,
  ) {}

  and(other: Command): Command {
    return new Command('$and', [this, other])
  }
}

const command = (name: string) => (operand: unknown) => new Command(name, operand)

const commands = {
  set: command('$set'),
  remove: () => new Command('$unset', ''),
  inc: command('$inc'),
  min: command('$min'),
  push: command('$push'),
  eq: command('$eq'),
  neq: command('$ne'),
  gt: command('$gt'),
  gte: command('$gte'),
  lt: command('$lt'),
  lte: command('$lte'),
  in: command('$in'),
  elemMatch: command('$elemMatch'),
  or: (filters: readonly unknown[]) => new Command('$or', filters),
  aggregate: { sum: (value: unknown) => ({ $sum: value }) },
}

/** A filter as a query of the wire. */
function queryOf(filter: unknown): Record<string, unknown> {
  if (filter instanceof Command) return { [filter.name]: (filter.operand as readonly unknown[]).map(queryOf) }
  if (!isPlainObject(filter)) throw new Error(`not a filter: ${JSON.stringify(filter)}`)
  const query: Record<string, unknown> = {}
  for (const [field, wanted] of Object.entries(filter))
    if (wanted !== undefined) query[field] = conditionOf(field, wanted)
  return query
}

function conditionOf(field: string, wanted: unknown): unknown {
  if (!(wanted instanceof Command)) {
    if (isPlainObject(wanted)) throw new Error(`${field}: the real SDK flattens an object in a filter`)
    return wanted
  }
  if (wanted.name === '$and') {
    const both = (wanted.operand as readonly Command[]).map((each) => conditionOf(field, each))
    return Object.assign({}, ...both)
  }
  if (wanted.name === '$elemMatch') return { $elemMatch: queryOf(wanted.operand) }
  return { [wanted.name]: wanted.operand }
}

/** An update as the operators of the wire. */
function changeOf(data: Readonly<Record<string, unknown>>): Record<string, Record<string, unknown>> {
  const change: Record<string, Record<string, unknown>> = {}
  for (const [field, update] of Object.entries(data)) {
    if (update === undefined) continue
    if (!(update instanceof Command)) throw new Error(`${field}: the real SDK flattens what is no command`)
    change[update.name] ??= {}
    Object.assign(change[update.name] as object, {
      [field]: update.name === '$push' ? pushed(update.operand) : update.operand,
    })
  }
  return change
}

function pushed(operand: unknown): unknown {
  if (!isPlainObject(operand)) throw new Error('push takes what to push and how many to keep')
  return Object.fromEntries(Object.entries(operand).map(([name, value]) => [`$${name}`, withNulls(value)]))
}

/** In what is pushed, and there alone, the SDK sends null for what is undefined. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(withNulls)
  if (!isPlainObject(value)) return value
  return Object.values(value).every(isWhole)
    ? value
    : Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withNulls(field)]))
}

const isWhole = (value: unknown): boolean => typeof value !== 'object' && value !== undefined

/** What `get` gives where no limit is asked for. */
const DEFAULT_LIMIT = 100
const GREATEST_LIMIT = 1000
const AGGREGATE_DEFAULT_LIMIT = 20

function collectionOf(name: string, behind: () => Behind) {
  const asked = <Answer>(action: string, run: (store: DocumentStore) => Answer | Promise<Answer>): Promise<Answer> => {
    const world = behind()
    return world.wire(`database.${action}`, () => inWords(() => run(world.store)))
  }
  const matching = (query: Record<string, unknown>, find: Found = {}) => ({
    orderBy: (field: string, direction: 'asc' | 'desc') =>
      matching(query, { ...find, order: [...(find.order ?? []), [field, direction === 'asc' ? 1 : -1] as const] }),
    limit: (limit: number) => matching(query, { ...find, limit }),
    field: (projection: Record<string, boolean>) => matching(query, { ...find, projection }),
    count: async () => ({ total: await asked('calculateDocument', (store) => store.count(name, query)) }),
    get: async () => {
      const limit = Math.min(find.limit || DEFAULT_LIMIT, GREATEST_LIMIT)
      return { data: await asked('getDocument', (store) => store.find(name, { query, ...find, limit })) }
    },
    update: async ({ data, multi = true }: { data: Readonly<Record<string, unknown>>; multi?: boolean }) => {
      const change = changeOf(data)
      const modify = { query, change, multi, merge: true, upsert: false }
      const { updated } = await asked('modifyDocument', (store) => store.modify(name, modify))
      return { stats: { updated } }
    },
    remove: async () => ({
      stats: { removed: await asked('removeDocument', (store) => store.remove(name, { query, multi: true })) },
    }),
  })

  return {
    doc: (id: string) => ({
      get: async () => ({
        data: (await asked('getDocument', (store) => store.find(name, { query: { _id: id }, limit: 1 })))[0],
      }),
      set: async ({ data }: { data: Record<string, unknown> }) => {
        const modify = { query: { _id: id }, change: data, multi: false, merge: false, upsert: true }
        return asked('modifyDocument', (store) => store.modify(name, modify))
      },
    }),
    add: async ({ data }: { data: Document | readonly Document[] }) => {
      const documents = Array.isArray(data) ? data : [data]
      return asked('insertDocument', (store) => store.insert(name, documents))
    },
    where: (filter: unknown) => matching(queryOf(filter)),
    aggregate: () => pipelineOf([]),
  }

  function pipelineOf(stages: ReadonlyArray<Record<string, unknown>>) {
    return {
      match: (filter: unknown) => pipelineOf([...stages, { $match: queryOf(filter) }]),
      group: (keys: unknown) => pipelineOf([...stages, { $group: keys }]),
      limit: (count: number) => pipelineOf([...stages, { $limit: count }]),
      end: async () => {
        const limited = stages.some((stage) => '$limit' in stage)
          ? stages
          : [...stages, { $limit: AGGREGATE_DEFAULT_LIMIT }]
        return { list: await asked('aggregateDocuments', (store) => store.aggregate(name, limited)) }
      },
    }
  }
}

interface Found {
  readonly order?: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  readonly limit?: number
  readonly projection?: Record<string, unknown>
}

/** The store's refusal with the words by which a function knows it. */
async function inWords<Answer>(run: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof StoreError) || error.reason !== 'DUPLICATE_KEY') throw error
    throw Object.assign(new Error(`[FailedOperation.DuplicateWrite] multiple write errors: [${error.message}]`), {
      errCode: -502001,
    })
  }
}

/** Pay answers in snake_case; the SDK turns the names both ways. */
function cloudPay(behind: () => Behind) {
  const call = (api: string) => async (args: Readonly<Record<string, unknown>>) => {
    const world = behind()
    const { openid } = world.context()
    const reply = await world.wire('wx.wxPayApi', async () => {
      const run = world.payApis[api]
      if (run === undefined) throw new Error(`no pay API ${api}`)
      return run({
        args: renamed(args, snakeCase) as Record<string, unknown>,
        openid: openid === '' ? undefined : openid,
      })
    })
    // WeChat's own `err_code` is lost under it, as it is in the SDK.
    return { ...(renamed(reply, camelCase) as object), errCode: 0, errMsg: `cloudPay.${api}:ok` }
  }
  return {
    unifiedOrder: call('unifiedOrder'),
    queryOrder: call('queryOrder'),
    closeOrder: call('closeOrder'),
    refund: call('refund'),
    queryRefund: call('queryRefund'),
  }
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [rename(name), renamed(field, rename)]))
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
