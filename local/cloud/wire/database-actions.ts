import { randomBytes } from 'node:crypto'
import { isObject } from '../http'
import type { Document, Find, TextStore } from '../seams'
import { fromText, isJson } from '../store/document-text'
import { formatExtended, parseExtended } from './extended-json'
import { asWireErrors } from './store-refusals'
import type { WireAction, WireActions } from './wire-action'
import { invalidParam } from './wire-error'
import type { WireFields } from './wire-request'

const DEFAULT_LIMIT = 100
const GREATEST_LIMIT = 1000
const AGGREGATE_DEFAULT_LIMIT = 20

/** The database's part of the wire: Extended JSON in, the store asked, Extended JSON out. */
export function databaseActions(store: TextStore, now: () => number): WireActions {
  const parse = (text: string) => parseExtended(text, now)

  const object = (fields: WireFields, name: string): Record<string, unknown> => {
    const value = parse(fields.text(name))
    if (!isObject(value)) throw invalidParam(`${name} must be an object`)
    return value
  }
  const optionalObject = (fields: WireFields, name: string): Record<string, unknown> | undefined =>
    fields.optionalText(name) ? object(fields, name) : undefined

  const actions: Record<string, WireAction> = {
    'database.addCollection': ({ fields }) => {
      store.createCollection(fields.text('collectionName'))
      return {}
    },

    'database.insertDocument': async ({ fields }) => {
      const documents = fields.texts('data').map((text) => asDocument(parse(text)))
      const insertedIds = await store.insert(
        fields.text('collectionName'),
        documents,
        fields.optionalText('transactionId'),
      )
      return { data: { insertedIds } }
    },

    'database.getDocument': ({ fields }) => {
      const find = readFind(fields)
      const list = found(fields.text('collectionName'), find, fields.optionalText('transactionId'))
      return { data: { list, limit: find.limit, offset: find.offset ?? 0 } }
    },

    'database.calculateDocument': ({ fields }) => {
      const total = store.count(fields.text('collectionName'), optionalObject(fields, 'query') ?? {})
      return { data: { total } }
    },

    'database.modifyDocument': async ({ fields }) => {
      const { updated, upsertedId } = await store.modify(
        fields.text('collectionName'),
        {
          query: optionalObject(fields, 'query') ?? {},
          change: object(fields, 'data'),
          multi: fields.flag('multi'),
          merge: fields.flag('merge'),
          upsert: fields.flag('upsert'),
        },
        fields.optionalText('transactionId'),
      )
      return { data: { updated, upsert_id: upsertedId } }
    },

    'database.removeDocument': async ({ fields }) => {
      const deleted = await store.remove(
        fields.text('collectionName'),
        { query: optionalObject(fields, 'query') ?? {}, multi: fields.flag('multi') },
        fields.optionalText('transactionId'),
      )
      return { data: { deleted } }
    },

    'database.aggregateDocuments': ({ fields }) => {
      const stages = fields.objects('stages').map(({ stageKey, stageValue }) => {
        if (typeof stageKey !== 'string' || typeof stageValue !== 'string')
          throw invalidParam('a stage has a stageKey and a stageValue')
        return { [stageKey]: parse(stageValue) }
      })
      const limited = stages.some((stage) => '$limit' in stage)
      const list = store.aggregate(
        fields.text('collectionName'),
        limited ? stages : [...stages, { $limit: AGGREGATE_DEFAULT_LIMIT }],
      )
      return { data: { list: list.map(formatExtended) } }
    },

    'database.startTransaction': () => ({ transactionId: store.begin() }),

    'database.commitTransaction': ({ fields }) => {
      store.commit(fields.text('transactionId'))
      return {}
    },

    'database.abortTransaction': ({ fields }) => {
      store.abort(fields.text('transactionId'))
      return {}
    },
  }
  return asWireErrors(actions)

  /** Nearly every read asks for one whole document by its _id: its text goes out as it lies on disk, where it is JSON alone. */
  function found(collection: string, find: Find, transaction: string | undefined): string[] {
    const id = transaction === undefined ? wantedId(find) : undefined
    if (id === undefined) return store.find(collection, find, transaction).map(formatExtended)
    const text = store.text(collection, id)
    if (text === undefined) return []
    return [isJson(text) ? text : formatExtended(fromText(text))]
  }

  function readFind(fields: WireFields): Find {
    const query = optionalObject(fields, 'query')
    const order = optionalObject(fields, 'order')
    const offset = fields.count('offset')
    const projection = optionalObject(fields, 'projection')
    const single = fields.optionalText('queryType') === 'DOC'
    return {
      limit: single ? 1 : Math.min(fields.count('limit') || DEFAULT_LIMIT, GREATEST_LIMIT),
      ...(query && { query }),
      ...(order && { order: Object.entries(order).map(readOrder) }),
      ...(offset !== undefined && { offset }),
      ...(projection && { projection }),
    }
  }
}

/** The `_id` of the one document that is asked for, where it is asked for whole. */
function wantedId({ query = {}, offset = 0, projection }: Find): string | number | undefined {
  const { _id: id, ...rest } = query
  if (projection !== undefined || offset > 0 || Object.keys(rest).length > 0) return undefined
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

function readOrder([field, direction]: [string, unknown]): readonly [string, 1 | -1] {
  if (direction !== 1 && direction !== -1) throw invalidParam(`order of ${field} must be 1 or -1`)
  return [field, direction]
}

/** CloudBase gives a document without an `_id` one of 32 hex digits. */
function asDocument(value: unknown): Document {
  if (!isObject(value)) throw invalidParam('a document must be an object')
  const { _id = randomBytes(16).toString('hex'), ...rest } = value
  if (typeof _id !== 'string' && typeof _id !== 'number') throw invalidParam('_id must be a string or a number')
  return { _id, ...rest }
}
