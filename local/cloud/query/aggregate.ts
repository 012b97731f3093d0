import { Aggregator } from 'mingo'
import { StoreError } from '../store/store-error'
import { refusedBy } from './refused-by'

/** Gives the documents of a collection that answer a query, in an order. */
export type Fetch = (
  collection: string,
  selection: { readonly query: Readonly<Record<string, unknown>> },
) => Iterable<Record<string, unknown>>

/** Runs an aggregation. Refuses with BAD_QUERY, or UNSUPPORTED for stages that the local cloud leaves out. */
export function aggregate(collection: string, stages: ReadonlyArray<Record<string, unknown>>, fetch: Fetch): unknown[] {
  if (!stages.every((stage) => Object.keys(stage).length === 1))
    throw new StoreError('BAD_QUERY', 'a stage has one key')
  return refusedBy('BAD_QUERY', () =>
    new Aggregator([...stages], { collectionResolver: (name) => [...fetch(name, { query: {} })] }).run([
      ...fetch(collection, { query: {} }),
    ]),
  )
}
