import { compileQuery } from '../query/match'
import type { Selection } from '../query/selection'
import { compileOrder, type Order } from '../query/sort'
import type { Collection } from './catalog'
import { choosePlan, type IndexPlan, type Plan } from './plan'
import type { Reader, Stored } from './reader'

/** What is seen of the store: what is on disk at some moment, and over it what one transaction has changed since. */
export interface View {
  readonly reader: Reader
  /** The transaction's own documents of a collection; one without a document is removed. */
  overlaid(collection: Collection): readonly Overlaid[]
}

export interface Overlaid {
  readonly record: number | undefined
  readonly after: Stored['document'] | undefined
}

type ReportUnserved = (collection: Collection, selection: Selection) => void

/** Above so many documents a query should have an index. */
const MOST_UNSERVED_DOCUMENTS = 1000

/** The documents that answer, in order; without an order as the plan finds them, which is as they came when no index serves. */
export function* select(
  view: View,
  collection: Collection,
  selection: Selection,
  reportUnserved: ReportUnserved,
): Generator<Stored> {
  const { query, order = [], offset = 0, limit = Number.POSITIVE_INFINITY } = selection
  const plan = choosePlan({ indexes: collection.indexes, query, order })
  if (!plan.served && view.reader.holdsMoreThan(collection, MOST_UNSERVED_DOCUMENTS))
    reportUnserved(collection, selection)
  const expected = plan.ordered ? offset + limit : Number.POSITIVE_INFINITY
  const answers = seen(view, collection, plan, query, expected)
  const overlaid = view.overlaid(collection).length > 0
  let passed = 0
  for (const answer of plan.ordered && (order.length === 0 || !overlaid) ? answers : sorted(answers, order)) {
    if (passed >= offset + limit) return
    if (passed++ >= offset) yield answer
  }
}

/** The answers among what is on disk and not changed by the transaction, with its own in their places; its new ones come last. */
function* seen(
  view: View,
  collection: Collection,
  plan: Plan,
  query: Selection['query'],
  expected: number,
): Generator<Stored> {
  const own = view.overlaid(collection)
  const exact = plan.kind === 'index' && plan.exact
  // Compiling is most of the cost of reading one document by its _id.
  const matches = exact && own.length === 0 ? () => true : compileQuery(query)
  const byRecord = new Map(own.map((entry) => [entry.record, entry]))
  const shown = new Set<Overlaid>()
  for (const candidate of candidates(view.reader, collection, plan, expected)) {
    const entry = byRecord.get(candidate.record)
    if (entry === undefined) {
      if (matches(candidate.document)) yield candidate
    } else if (!shown.has(entry)) {
      shown.add(entry)
      yield* answering(entry)
    }
  }
  for (const entry of own) if (!shown.has(entry)) yield* answering(entry)

  function* answering({ record, after }: Overlaid): Generator<Stored> {
    if (after !== undefined && matches(after)) yield { record, document: after }
  }
}

function* candidates(reader: Reader, collection: Collection, plan: Plan, expected: number): Generator<Stored> {
  if (plan.kind === 'walk') yield* reader.all(collection, expected)
  else if (plan.kind === 'union') yield* once(fromEach(reader, plan.plans, expected))
  else yield* plan.repeats ? once(fromIndex(reader, plan, expected)) : fromIndex(reader, plan, expected)
}

function* fromEach(reader: Reader, plans: readonly IndexPlan[], expected: number): Generator<Stored> {
  for (const plan of plans) yield* fromIndex(reader, plan, expected)
}

function* fromIndex(reader: Reader, plan: IndexPlan, expected: number): Generator<Stored> {
  const { index, ranges, reverse, single } = plan
  for (const range of reverse ? ranges.toReversed() : ranges) {
    if (!single) yield* reader.range(index, range, reverse, expected)
    else {
      const stored = reader.byKey(index, range.from)
      if (stored !== undefined) yield stored
    }
  }
}

function* once(all: Iterable<Stored>): Generator<Stored> {
  const seenRecords = new Set<number | undefined>()
  for (const stored of all) {
    if (seenRecords.has(stored.record)) continue
    seenRecords.add(stored.record)
    yield stored
  }
}

function sorted(answers: Iterable<Stored>, order: Order): Stored[] {
  const compare = compileOrder(order)
  return [...answers].sort((a, b) => compare(a.document, b.document))
}
