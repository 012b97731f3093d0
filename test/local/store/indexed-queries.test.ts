import fc from 'fast-check'
import type { Document, Find } from '../../../local/cloud/seams'
import { openInspector } from './index-agreement'
import { indexOn, openTemporary } from './open-temporary'

const number = fc.integer({ min: 0, max: 3 })
const bit = fc.integer({ min: 0, max: 1 })
const scalar = fc.oneof(
  { weight: 4, arbitrary: number },
  fc.constantFrom(null, 'a', 'b', '', true, Number.NaN),
  fc.integer({ min: 0, max: 2 }).map((ms) => new Date(ms)),
)
const field = fc.oneof(
  { weight: 2, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(number, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ c: bit, d: bit }, { requiredKeys: [] }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar, d: scalar }, { requiredKeys: [] }) },
)
/** One array at most beside scalars: an index over two arrays refuses the document. */
const fields = fc.oneof(
  fc.record({ a: field, b: scalar }, { requiredKeys: [] }),
  fc.record({ a: scalar, b: field }, { requiredKeys: [] }),
)
const documents = fc
  .array(fields, { maxLength: 12 })
  .map((all) => all.map((each, at): Document => ({ _id: at % 2 === 0 ? at : `s${at}`, ...each })))

const path = fc.constantFrom('a', 'a', 'a', 'b', 'b', 'b', 'a.c', 'a.d', 'b.c', '_id')
const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), scalar)
    .map(([name, value]) => ({ [name]: value })),
  fc.tuple(number, number).map(([least, most]) => ({ $gte: least, $lt: most })),
  fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })),
  fc.constantFrom({ $exists: true }, { $size: 1 }, { $elemMatch: { c: 1 } }),
)
const condition = fc.tuple(path, fc.oneof(scalar, field, comparison)).map(([name, value]) => ({ [name]: value }))
const query = fc.oneof(
  { weight: 1, arbitrary: fc.record({ 'a.c': bit, 'a.d': bit }) },
  {
    weight: 4,
    arbitrary: fc
      .array(condition, { maxLength: 3 })
      .map((parts): Record<string, unknown> => Object.assign({}, ...parts)),
  },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })) },
)
const order = fc.array(fc.tuple(path, fc.constantFrom<1 | -1>(1, -1)), { maxLength: 2 })

const indexes = [
  indexOn('a'),
  indexOn('-b'),
  indexOn('a', 'b'),
  indexOn('b', '-a'),
  indexOn('a.c', 'a.d'),
  indexOn('b.c'),
  indexOn('b', '_id'),
  indexOn('-b', '-_id'),
]

const MOST_MS = 120_000

test(
  'find, count, modify and remove: what indexes serve is what a walk finds',
  async () => {
    const indexed = openTemporary({ collections: { c: { indexes } } })
    const plain = openTemporary({ collections: { c: { indexes: [] } } })
    const inspector = openInspector(indexed.dataDir)
    const stores = [indexed.store, plain.store] as const
    try {
      await fc.assert(
        fc.asyncProperty(documents, query, order, fc.nat(3), fc.nat(6), async (all, wanted, keys, offset, limit) => {
          for (const store of stores) {
            store.reset()
            await store.insert('c', all)
          }
          const [served, walked] = stores
          // Documents that the order does not tell apart come in any order: the _id settles it.
          const settled: Find = {
            query: wanted,
            order: [...keys.filter(([key]) => key !== '_id'), ['_id', 1]],
            offset,
            limit: limit + 1,
          }
          expect(served.find('c', settled)).toEqual(walked.find('c', settled))
          expect(served.count('c', wanted)).toBe(walked.count('c', wanted))
          const ids = (store: typeof served) =>
            store
              .find('c', { query: wanted, limit: 99 })
              .map(({ _id }) => String(_id))
              .sort()
          expect(ids(served)).toEqual(ids(walked))

          expect(inspector.disagreements()).toEqual([])
          const modify = { query: wanted, change: { $set: { b: 2 } }, multi: true, merge: true, upsert: false }
          expect(await served.modify('c', modify)).toEqual(await walked.modify('c', modify))
          expect(inspector.disagreements()).toEqual([])
          const remove = { query: { b: 2 }, multi: true }
          expect(await served.remove('c', remove)).toBe(await walked.remove('c', remove))
          expect(served.find('c', { order: [['_id', 1]], limit: 99 })).toEqual(
            walked.find('c', { order: [['_id', 1]], limit: 99 }),
          )
        }),
        { numRuns: 800 },
      )
    } finally {
      inspector.close()
      indexed.remove()
      plain.remove()
    }
  },
  MOST_MS,
)
