import { HttpRefusal, isObject } from '../http'
import type { DocumentStore } from '../seams'
import { StoreError } from '../store/store-error'
import { parseExtended } from '../wire/extended-json'
import { WireError } from '../wire/wire-error'
import { type ControlRoutes, requiredText } from './control-route'

const DEFAULT_LIMIT = 1000

/** Fills the cloud with a named data set through its own control port. */
type Seed = (control: string) => Promise<void>

export interface DataParts {
  readonly store: DocumentStore
  /** What WeChat itself remembers. */
  readonly wechat: DocumentStore
  readonly now: () => number
  readonly reset: () => void
  readonly seeds: Readonly<Record<string, Seed>>
  readonly control: string
  /** Half a data set is no world that a timer may find. */
  readonly undisturbed: (work: () => Promise<void>) => Promise<void>
}

/** The documents, to look at, to empty and to fill. */
export function dataRoutes({ store, wechat, now, reset, seeds, control, undisturbed }: DataParts): ControlRoutes {
  return {
    'GET /collections': () => store.collectionNames(),

    'GET /collections/': ({ rest, query }) => {
      const filter = queryObject(query.get('query'), now)
      const limit = wholeNumber(query.get('limit') ?? String(DEFAULT_LIMIT), 'limit')
      const offset = wholeNumber(query.get('offset') ?? '0', 'offset')
      try {
        return store.find(rest, { query: filter, limit, offset })
      } catch (error) {
        if (error instanceof StoreError) throw new HttpRefusal(400, error.message)
        throw error
      }
    },

    'GET /unserved-queries': () => Object.fromEntries(store.unservedQueries),

    'POST /reset': () => reset(),

    'POST /documents': async ({ body }) => {
      const into = body.memory === 'wechat' ? wechat : store
      const { documents } = body
      if (!Array.isArray(documents)) throw new HttpRefusal(400, 'documents 必须是一列文档')
      try {
        return { added: (await into.insert(requiredText(body, 'collection'), documents)).length }
      } catch (error) {
        if (error instanceof StoreError) throw new HttpRefusal(400, error.message)
        throw error
      }
    },

    'POST /seed': async ({ body }) => {
      const dataset = requiredText(body, 'dataset')
      const seed = Object.hasOwn(seeds, dataset) ? seeds[dataset] : undefined
      if (seed === undefined)
        throw new HttpRefusal(400, `没有名为 ${dataset} 的数据集；有 ${Object.keys(seeds).join('、') || '（无）'}`)
      await undisturbed(() => seed(control))
      return { dataset }
    },
  }
}

function queryObject(text: string | null, now: () => number): Record<string, unknown> {
  if (text === null || text === '') return {}
  try {
    const query = parseExtended(text, now)
    if (isObject(query)) return query
  } catch (error) {
    if (error instanceof WireError) throw new HttpRefusal(400, `query：${error.message}`)
    throw error
  }
  throw new HttpRefusal(400, 'query 必须是 JSON 对象')
}

function wholeNumber(text: string, name: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new HttpRefusal(400, `${name} 必须是从 0 起的整数`)
  return value
}
