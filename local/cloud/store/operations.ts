import { randomBytes } from 'node:crypto'
import { storable } from '../query/storable'
import { applyUpdate, replaceDocument } from '../query/update/apply-update'
import { equalValues } from '../query/values'
import type { Document, Modify, Remove } from '../seams'
import type { Collection } from './catalog'
import { type Change, changeOf } from './change'
import { constraintsOf } from './constraints'
import type { Stored } from './reader'
import { StoreError } from './store-error'

/** Finds the documents that an operation is about, in the view that it runs in. */
type Choose = (selection: { query: Readonly<Record<string, unknown>>; limit?: number }) => readonly Stored[]

/** One change after the other; a refusal comes where MongoDB would stop, after the changes before it. */
export type Operation = (collection: Collection, choose: Choose) => Generator<Change>

export function insertion(documents: readonly Document[]): Operation {
  return function* (collection) {
    for (const document of documents) yield changeOf(collection, undefined, undefined, newDocument(document))
  }
}

/** Documents that come out as they were are no change. */
export function modification(modify: Modify, now: () => number): Operation {
  return function* (collection, choose) {
    const { query, multi, upsert } = modify
    const targets = choose({ query, ...(!multi && { limit: 1 }) })
    for (const { record, document } of targets) {
      const after = modified(document, modify, now())
      if (!equalValues(document, after)) yield changeOf(collection, record, document, after)
    }
    if (targets.length === 0 && upsert) yield changeOf(collection, undefined, undefined, upserted(modify, now()))
  }
}

export function removal({ query, multi }: Remove): Operation {
  return function* (collection, choose) {
    for (const { record, document } of choose({ query, ...(!multi && { limit: 1 }) })) {
      yield changeOf(collection, record, document, undefined)
    }
  }
}

function modified(document: Document, { query, change, merge }: Modify, now: number): Document {
  return merge ? applyUpdate(document, change, query, { now, inserting: false }) : replaceDocument(document, change)
}

/** A new document out of what the query demands by equality and the change. */
function upserted({ query, change, merge }: Modify, now: number): Document {
  const { _id: id, ...demanded } = merge ? demandedBy(query) : { _id: demandedBy(query)._id }
  const base = { _id: id ?? change._id ?? randomBytes(16).toString('hex') }
  if (!merge) return newDocument({ ...change, ...base })
  const seeded = { ...newDocument(base) }
  const withDemanded = applyUpdate(seeded, { $set: demanded }, query, { now, inserting: true })
  return applyUpdate(withDemanded, change, query, { now, inserting: true })
}

function demandedBy(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const demanded: Record<string, unknown> = {}
  for (const [field, { points }] of constraintsOf(query)) if (points?.length === 1) demanded[field] = points[0]
  return demanded
}

function newDocument(document: Readonly<Record<string, unknown>>): Document {
  const { _id, ...fields } = storable(document)
  if (typeof _id !== 'string' && typeof _id !== 'number') {
    throw new StoreError('BAD_UPDATE', 'the _id of a document must be a string or a number')
  }
  return { _id, ...fields }
}
