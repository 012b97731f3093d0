import * as fc from 'fast-check'
import { compileQuery } from '../../local/cloud/query/match'
import { applyUpdate } from '../../local/cloud/query/update/apply-update'
import type { CollectionSpecs, Document } from '../../local/cloud/seams'
import { closeOrder } from '../../local/cloud/wechat/pay/close-order'
import { OrderBook } from '../../local/cloud/wechat/pay/order-book'
import type { PayApis } from '../../local/cloud/wechat/pay/pay-reply'
import { queryOrder } from '../../local/cloud/wechat/pay/query-order'
import { unifiedOrder } from '../../local/cloud/wechat/pay/unified-order'
import { WECHAT_COLLECTIONS } from '../../local/cloud/wechat/wechat-state'
import { changed } from '../../local/in-process/change'
import { matches } from '../../local/in-process/matches'
import { memoryStore } from '../../local/in-process/memory-store'
import { standInSdk } from '../../local/in-process/sdk'
import { type StartedCloud, sdkTowards, startTestCloud } from '../local/started-cloud'

/** The stand-in of the simulator must not drift from what it stands in for: one list of cases over both. */

const COLLECTIONS: CollectionSpecs = {
  things: { indexes: [{ name: 'name', fields: [['name', 1]], unique: true }] },
}

interface Sdk {
  database(options: { throwOnNotFound: boolean }): Database
  readonly cloudPay: Readonly<Record<string, (args: object) => Promise<Record<string, unknown>>>>
  getWXContext(): Readonly<Record<string, unknown>>
}

// What a case says is what ours says to the SDK; neither's typings know the other's.
// biome-ignore lint/suspicious/noExplicitAny: both sides are driven by the same untyped cases
type Database = any

const things = [
  {
    _id: 'a',
    name: 'ann',
    n: 3,
    tags: ['x', 'y'],
    deep: { at: 1 },
    rows: [
      { id: 1, on: true },
      { id: 2, on: false },
    ],
  },
  { _id: 'b', name: 'ben', n: 1, tags: [], rows: [] },
  { _id: 'c', name: 'cay', n: 2, tags: ['y'], deep: { at: 2 }, rows: [{ id: 3, on: true }] },
]

type Case = readonly [fact: string, run: (db: Database, sdk: Sdk) => Promise<unknown>, expected: unknown]

const ids = ({ data }: { data: Array<{ _id: string }> }) => data.map(({ _id }) => _id)
const reason = (asking: Promise<unknown>) =>
  asking.then(
    () => 'done',
    (error: Error) => (/E11000|DuplicateWrite|DATABASE_DUPLICATE_WRITE/.test(error.message) ? 'duplicate' : 'refused'),
  )

const CASES: readonly Case[] = [
  ['doc.get gives the document', async (db) => (await db.collection('things').doc('a').get()).data, things[0]],
  [
    'doc.get of what is missing gives nothing',
    async (db) => (await db.collection('things').doc('z').get()).data ?? null,
    null,
  ],
  ['where by a field', async (db) => ids(await db.collection('things').where({ name: 'ben' }).limit(5).get()), ['b']],
  [
    'where drops what is undefined',
    async (db) => ids(await db.collection('things').where({ name: 'ben', n: undefined }).limit(5).get()),
    ['b'],
  ],
  ['an array is found by an element', async (db) => ids(await sorted(db, { tags: 'y' })), ['a', 'c']],
  ['a path leads into objects and arrays', async (db) => ids(await sorted(db, { 'rows.id': 3 })), ['c']],
  ['gt and lt together', async (db) => ids(await sorted(db, { n: db.command.gt(1).and(db.command.lt(3)) })), ['c']],
  ['gte, lte', async (db) => ids(await sorted(db, { n: db.command.gte(2), 'deep.at': db.command.lte(1) })), ['a']],
  [
    'what is missing is not above anything',
    async (db) => ids(await sorted(db, { 'deep.at': db.command.gt(0) })),
    ['a', 'c'],
  ],
  ['texts compare as texts', async (db) => ids(await sorted(db, { name: db.command.gt('ann') })), ['b', 'c']],
  ['in', async (db) => ids(await sorted(db, { _id: db.command.in(['c', 'a', 'z']) })), ['a', 'c']],
  ['neq takes what is missing', async (db) => ids(await sorted(db, { 'deep.at': db.command.neq(1) })), ['b', 'c']],
  ['neq into an array', async (db) => ids(await sorted(db, { 'rows.id': db.command.neq(1) })), ['b', 'c']],
  ['elemMatch', async (db) => ids(await sorted(db, { rows: db.command.elemMatch({ id: 2, on: true }) })), []],
  [
    'or of filters',
    async (db) => ids(await sorted(db, db.command.or([{ n: 1 }, { name: 'cay', tags: 'y' }]))),
    ['b', 'c'],
  ],
  [
    'newest first, and no more than asked for',
    async (db) =>
      ids(
        await db
          .collection('things')
          .where({ n: db.command.gt(0) })
          .orderBy('n', 'desc')
          .limit(2)
          .get(),
      ),
    ['a', 'c'],
  ],
  [
    'a missing field comes first in order',
    async (db) =>
      ids(
        await db
          .collection('things')
          .where({ n: db.command.gt(0) })
          .orderBy('deep.at', 'asc')
          .limit(5)
          .get(),
      ),
    ['b', 'a', 'c'],
  ],
  [
    'add twice is a duplicate',
    (db) => reason(db.collection('things').add({ data: { _id: 'a', name: 'new' } })),
    'duplicate',
  ],
  [
    'a unique index forbids a second one',
    (db) => reason(db.collection('things').add({ data: { _id: 'd', name: 'ann' } })),
    'duplicate',
  ],
  [
    'two without the field collide in a unique index',
    async (db) => {
      await db.collection('things').add({ data: { _id: 'd' } })
      return reason(db.collection('things').add({ data: { _id: 'e' } }))
    },
    'duplicate',
  ],
  [
    'an array insert stops at the first duplicate, and what came before it stands',
    async (db) => {
      const said = await reason(
        db.collection('things').add({
          data: [
            { _id: 'd', name: 'd' },
            { _id: 'a', name: 'e' },
            { _id: 'f', name: 'f' },
          ],
        }),
      )
      return [said, ids(await sorted(db, { _id: db.command.in(['d', 'f']) }))]
    },
    ['duplicate', ['d']],
  ],
  [
    'an update by version hits once',
    async (db) => {
      const update = () =>
        db
          .collection('things')
          .where({ _id: 'a', n: 3 })
          .update({ data: { n: db.command.set(4) } })
      return [(await update()).stats.updated, (await update()).stats.updated]
    },
    [1, 0],
  ],
  [
    'an update that changes nothing updates nothing',
    async (db) =>
      (
        await db
          .collection('things')
          .where({ _id: 'a' })
          .update({ data: { n: db.command.set(3), deep: db.command.set({ at: 1 }) } })
      ).stats.updated,
    0,
  ],
  [
    'set, remove, inc, min, and push with a slice, at once',
    async (db) => {
      const { set, remove, inc, min, push } = db.command
      const data = {
        deep: set({ new: 1 }),
        tags: push({ each: ['z'], slice: -2 }),
        n: inc(2),
        rows: remove(),
        low: min(5),
      }
      await db.collection('things').where({ _id: 'a' }).update({ data })
      await db
        .collection('things')
        .where({ _id: 'a' })
        .update({ data: { low: min(9) } })
      return (await db.collection('things').doc('a').get()).data
    },
    { _id: 'a', name: 'ann', n: 5, tags: ['y', 'z'], deep: { new: 1 }, low: 5 },
  ],
  [
    'push onto what is missing makes an array',
    async (db) => {
      await db
        .collection('things')
        .where({ _id: 'b' })
        .update({ data: { more: db.command.push({ each: [{ y: 1 }] }) } })
      return (await db.collection('things').doc('b').get()).data.more
    },
    [{ y: 1 }],
  ],
  [
    'what is undefined, in a document, in set and in push',
    async (db) => {
      const value = () => ({ x: undefined, deep: { x: undefined }, list: [undefined] })
      await db.collection('things').add({ data: { _id: 'u', name: 'u', value: value() } })
      const data = { set: db.command.set(value()), push: db.command.push({ each: [value()] }) }
      await db.collection('things').where({ _id: 'u' }).update({ data })
      await db
        .collection('things')
        .doc('w')
        .set({ data: { name: 'w', value: value() } })
      const kept = (await db.collection('things').doc('u').get()).data
      return [kept.value, kept.set, kept.push, (await db.collection('things').doc('w').get()).data.value]
    },
    [
      { deep: {}, list: [null] },
      { deep: {}, list: [null] },
      [{ x: null, deep: { x: null }, list: [null] }],
      { deep: {}, list: [null] },
    ],
  ],
  [
    'the place that the match found is written to',
    async (db) => {
      const where = { _id: 'a', rows: db.command.elemMatch({ id: 2, on: false }) }
      const { stats } = await db
        .collection('things')
        .where(where)
        .update({ data: { 'rows.$.on': db.command.set(true) } })
      return [stats.updated, (await db.collection('things').doc('a').get()).data.rows]
    },
    [
      1,
      [
        { id: 1, on: true },
        { id: 2, on: true },
      ],
    ],
  ],
  [
    'multi false changes one of them',
    async (db) =>
      (
        await db
          .collection('things')
          .where({ tags: 'y' })
          .update({ data: { hit: db.command.set(1) }, multi: false })
      ).stats.updated,
    1,
  ],
  [
    'an update against a unique index is a duplicate',
    (db) =>
      reason(
        db
          .collection('things')
          .where({ _id: 'a' })
          .update({ data: { name: db.command.set('ben') } }),
      ),
    'duplicate',
  ],
  [
    'doc.set replaces the whole, or makes it',
    async (db) => {
      await db
        .collection('things')
        .doc('a')
        .set({ data: { name: 'whole' } })
      await db
        .collection('things')
        .doc('n')
        .set({ data: { name: 'new' } })
      return [(await db.collection('things').doc('a').get()).data, (await db.collection('things').doc('n').get()).data]
    },
    [
      { _id: 'a', name: 'whole' },
      { _id: 'n', name: 'new' },
    ],
  ],
  [
    'field shows what was asked for, and count counts',
    async (db) => {
      const some = db.collection('things').where({ n: db.command.gt(1) })
      const shown = await some.field({ name: true }).orderBy('_id', 'asc').limit(1).get()
      return [shown.data, (await some.count()).total]
    },
    [[{ _id: 'a', name: 'ann' }], 2],
  ],
  [
    'remove says how many',
    async (db) =>
      (
        await db
          .collection('things')
          .where({ _id: db.command.in(['a', 'b', 'z']) })
          .remove()
      ).stats.removed,
    2,
  ],
  [
    'group and sum',
    async (db) => {
      const { sum } = db.command.aggregate
      const groups = await db
        .collection('things')
        .aggregate()
        .match({ n: db.command.gt(1) })
        .group({ _id: { tags: '$tags' }, count: sum(1) })
        .limit(9)
        .end()
      return groups.list.map(({ count }: { count: number }) => count)
    },
    [1, 1],
  ],
  [
    'the caller',
    async (_db, sdk) => ({ ...pick(sdk.getWXContext()) }),
    { OPENID: 'o_alice', SOURCE: 'wx_client', ENV: 'local-env' },
  ],
  [
    'pay: a sheet, what became of it, and what nobody knows',
    async (_db, { cloudPay }) => {
      const order = {
        envId: 'local-env',
        functionName: 'payment',
        body: 'card',
        outTradeNo: 'order1',
        totalFee: 300,
        spbillCreateIp: '127.0.0.1',
        tradeType: 'JSAPI',
        subMchId: '1900000109',
        nonceStr: 'n',
      }
      const sheet = await cloudPay.unifiedOrder?.(order)
      const asked = await cloudPay.queryOrder?.({ subMchId: '1900000109', nonceStr: 'n', outTradeNo: 'order1' })
      const unknown = await cloudPay.queryOrder?.({ subMchId: '1900000109', nonceStr: 'n', outTradeNo: 'other' })
      const { resultCode, errCode, errCodeDes } = unknown ?? {}
      return [
        sheet?.resultCode,
        Object.keys(sheet?.payment as object).sort(),
        asked?.tradeState,
        { resultCode, errCode, errCodeDes },
      ]
    },
    [
      'SUCCESS',
      ['appId', 'nonceStr', 'package', 'paySign', 'signType', 'timeStamp'],
      'NOTPAY',
      // WeChat's own code is lost: the SDK writes its 0 over it.
      { resultCode: 'FAIL', errCode: 0, errCodeDes: '订单不存在' },
    ],
  ],
]

const sorted = (db: Database, filter: unknown) =>
  db.collection('things').where(filter).orderBy('_id', 'asc').limit(10).get()
const pick = ({ OPENID, SOURCE, ENV }: Readonly<Record<string, unknown>>) => ({ OPENID, SOURCE, ENV })

describe('the stand-in', () => {
  test.each(CASES)('%s', async (_fact, run, expected) => {
    const sdk = standIn()
    const db: Database = sdk.database()
    await db.collection('things').add({ data: things })
    expect(await run(db, sdk as unknown as Sdk)).toEqual(expected)
  })
})

describe('the real SDK on the local cloud', () => {
  let cloud: StartedCloud
  beforeAll(async () => {
    cloud = await startTestCloud({ collections: COLLECTIONS })
  })
  afterAll(() => cloud.close())

  test.each(CASES)('%s', async (_fact, run, expected) => {
    await cloud.post('/reset')
    const sdk = sdkTowards(cloud, { openid: 'o_alice' }) as unknown as Sdk
    const db = sdk.database({ throwOnNotFound: false })
    await db.collection('things').add({ data: things })
    expect(await run(db, sdk)).toEqual(expected)
  })
})

function standIn() {
  const empty = { now: () => 1_700_000_000_000, choose: () => 0 }
  const store = memoryStore({ collections: COLLECTIONS, ...empty })
  const orders = new OrderBook(memoryStore({ collections: WECHAT_COLLECTIONS, ...empty }))
  const payApis: PayApis = {
    unifiedOrder: unifiedOrder({ orders, now: empty.now }),
    queryOrder: queryOrder(orders),
    closeOrder: closeOrder({ orders, now: empty.now }),
  }
  return standInSdk(() => ({
    store,
    payApis,
    sendMessage: async () => ({ errCode: 0 }),
    phoneNumberOf: () => null,
    files: new Map(),
    context: () => ({ openid: 'o_alice', source: 'wx_client' }),
    wire: async (_action, run) => run(),
  }))
}

const value = fc.oneof(
  fc.constantFrom<unknown>(null, 'a', 'b', '', 0, 1, 2, true),
  fc.array(fc.constantFrom<unknown>('a', 1), { maxLength: 2 }),
)
const fields = fc.dictionary(
  fc.constantFrom('p', 'q', 'r'),
  fc.oneof(value, fc.record({ s: value }), fc.array(fc.record({ s: value }), { maxLength: 2 })),
)
const documents: fc.Arbitrary<Document> = fields.map((some) => ({ _id: 'x', ...some }))
const paths = fc.constantFrom('p', 'q', 'r', 'p.s', 'q.s', 'q.0.s')
const simple = fc.constantFrom<unknown>('a', 'b', 0, 1, null, true)
const conditions = fc.oneof(
  value,
  fc.record({ $ne: simple }),
  fc.record({ $gt: simple, $lte: simple }, { requiredKeys: ['$gt'] }),
  fc.record({ $in: fc.array(simple, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
)
const queries = fc.oneof(
  fc.dictionary(paths, conditions),
  fc.array(fc.dictionary(paths, conditions), { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })),
)

test('matches: says of any document and query what the local cloud says', () => {
  fc.assert(
    fc.property(documents, queries, (document, query) => {
      expect(matches(document, query)).toBe(compileQuery(query)(document))
    }),
    { numRuns: 3000 },
  )
})

const changes = fc.record(
  {
    $set: fc.dictionary(fc.constantFrom('p', 'p.s', 'n'), value, { maxKeys: 1 }),
    $unset: fc.dictionary(fc.constantFrom('q'), fc.constant('')),
    $inc: fc.dictionary(fc.constantFrom('m'), fc.integer({ min: -3, max: 3 })),
    $min: fc.dictionary(fc.constantFrom('l'), fc.integer({ min: -3, max: 3 })),
    $push: fc.dictionary(
      fc.constantFrom('rows'),
      fc.record(
        { $each: fc.array(value, { maxLength: 3 }), $slice: fc.integer({ min: -3, max: 2 }) },
        { requiredKeys: ['$each'] },
      ),
    ),
  },
  { requiredKeys: [] },
)
const numbered = documents.chain((document) =>
  fc
    .record(
      { m: fc.integer(), l: fc.integer({ min: -3, max: 3 }), rows: fc.array(value, { maxLength: 3 }) },
      { requiredKeys: [] },
    )
    .map((more) => ({ ...document, ...more })),
)

test('changed: makes of any document what the local cloud makes of it, and the same object when nothing changed', () => {
  fc.assert(
    fc.property(numbered, changes, (document, change) => {
      const outcome = (run: () => unknown) => {
        try {
          return run()
        } catch {
          return 'refused'
        }
      }
      const expected = outcome(() => applyUpdate(document, change, {}, { now: 0, inserting: false }))
      const after = outcome(() => changed(document, change, {}, 0))
      expect(after).toEqual(expected)
      if (after !== 'refused') expect(after === document).toBe(JSON.stringify(after) === JSON.stringify(document))
    }),
    { numRuns: 3000 },
  )
})
