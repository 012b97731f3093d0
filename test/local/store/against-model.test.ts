import fc from 'fast-check'
import type { DocumentStore } from '../../../local/cloud/seams'
import { StoreError } from '../../../local/cloud/store/store-error'
import { openInspector } from './index-agreement'
import { Model, type Operation, shown } from './model'
import { openTemporary } from './open-temporary'

type Step =
  | { readonly do: 'begin'; readonly transaction: number }
  | { readonly do: 'commit' | 'abort' | 'read'; readonly transaction: number }
  | { readonly do: 'inside'; readonly transaction: number; readonly operation: Operation }
  | { readonly do: 'plain'; readonly operation: Operation }
  | { readonly do: 'advance'; readonly ms: number }

const id = fc.constantFrom('a', 'b', 'c')
const k = fc.integer({ min: 1, max: 5 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('insert'), id, k }),
  fc.record({ kind: fc.constant('add'), id }),
  fc.record({ kind: fc.constant('key'), id, k }),
  fc.record({ kind: fc.constant('remove'), id }),
  fc.record({ kind: fc.constant('addWhere'), most: fc.integer({ min: 0, max: 2 }) }),
)
const transaction = fc.integer({ min: 0, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('plain'), operation }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('inside'), transaction, operation }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin'), transaction }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('commit', 'abort', 'read', 'read'), transaction }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('advance'), ms: fc.constantFrom(1, 15_000, 30_000) }) },
)

/** Lets every write go on that can. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

const MOST_MS = 120_000

test(
  'plain writes and transactions in any order do what a plain model does',
  async () => {
    let now = 0
    const indexes = [{ name: 'k', fields: [['k', 1]] as const, unique: true }]
    const temporary = openTemporary({ now: () => now, collections: { c: { indexes } } })
    const { store } = temporary
    const inspector = openInspector(temporary.dataDir)
    const property = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      store.reset()
      now = 0
      const model = new Model()
      const ids = new Map<number, string>()
      const expected: (string | undefined)[] = []
      const outcomes: (string | undefined)[] = []

      for (const [at, step] of steps.entries()) {
        if (step.do === 'advance') {
          now += step.ms
          model.advance(step.ms)
          // The store ends the old ones when it is next asked about any.
          outcomeOf(() => store.abort('none'))
        } else if (step.do === 'plain') {
          model.plain(step.operation, (outcome) => {
            expected[at] = outcome
          })
          outcomeOf(() => run(store, step.operation)).then((outcome) => {
            outcomes[at] = outcome
          })
        } else if (step.do === 'begin') {
          if (model.isOpen(step.transaction)) continue
          model.begin(step.transaction)
          ids.set(step.transaction, store.begin())
        } else {
          const name = ids.get(step.transaction) ?? 'none'
          expected[at] =
            step.do === 'inside' ? model.inside(step.transaction, step.operation) : model[step.do](step.transaction)
          outcomes[at] = await outcomeOf(() => {
            if (step.do === 'inside') return run(store, step.operation, name)
            if (step.do === 'read') return contents(store, name)
            return end(store, step.do, name)
          })
        }
        await settle()
        expect(outcomes).toEqual(expected)
        expect(contents(store)).toBe(shown(model.documents))
      }
      for (const [number, name] of ids) {
        expect(await outcomeOf(() => contents(store, name))).toBe(model.read(number))
        expect(await outcomeOf(() => end(store, 'commit', name))).toBe(model.commit(number))
      }
      await settle()
      expect(outcomes).toEqual(expected)
      expect(contents(store)).toBe(shown(model.documents))
      expect(inspector.disagreements()).toEqual([])
      for (const [_id, { k }] of model.documents)
        expect(store.find('c', { query: { k }, limit: 9 })).toMatchObject([{ _id }])
    })
    try {
      await fc.assert(property, { numRuns: 500 })
    } finally {
      inspector.close()
      temporary.remove()
    }
  },
  MOST_MS,
)

async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    return String(await work())
  } catch (error) {
    if (error instanceof StoreError) return error.reason
    throw error
  }
}

function end(store: DocumentStore, how: 'commit' | 'abort', transaction: string): string {
  store[how](transaction)
  return 'done'
}

function contents(store: DocumentStore, transaction?: string): string {
  const documents = store.find('c', { limit: 99 }, transaction)
  return shown(new Map(documents.map(({ _id, n, k }) => [String(_id), { n: Number(n), k: Number(k) }])))
}

async function run(store: DocumentStore, operation: Operation, transaction?: string): Promise<number> {
  const one = (_id: string, change: Record<string, unknown>) => ({
    query: { _id },
    change,
    multi: false,
    merge: true,
    upsert: false,
  })
  switch (operation.kind) {
    case 'insert':
      return (await store.insert('c', [{ _id: operation.id, n: 0, k: operation.k }], transaction)).length
    case 'add':
      return (await store.modify('c', one(operation.id, { $inc: { n: 1 } }), transaction)).updated
    case 'key':
      return (await store.modify('c', one(operation.id, { $set: { k: operation.k } }), transaction)).updated
    case 'remove':
      return store.remove('c', { query: { _id: operation.id }, multi: false }, transaction)
    case 'addWhere': {
      const many = { ...one('', { $inc: { n: 1 } }), query: { n: { $lte: operation.most } }, multi: true }
      return (await store.modify('c', many, transaction)).updated
    }
  }
}
