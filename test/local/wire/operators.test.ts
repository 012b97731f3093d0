import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Aggregate, Commands, Database } from './sdk'

let cloud: StartedCloud
let db: Database

beforeAll(async () => {
  cloud = await startTestCloud({ collections: { fruits: { indexes: [] }, baskets: { indexes: [] } } })
  db = sdkTowards(cloud).database()
})
afterAll(() => cloud.close())

const FRUITS = [
  { _id: 'apple', price: 3, tags: ['red', 'round'], stock: { shop: 5 }, at: new Date(1000), sold: [{ n: 1, by: 'a' }] },
  { _id: 'banana', price: 5, tags: ['yellow'], stock: { shop: 0 }, at: new Date(2000), sold: [{ n: 4, by: 'a' }] },
  { _id: 'cherry', price: 8, tags: ['red', 'small', 'round'], note: null },
  { _id: 'Durian', price: 20, tags: [] },
]

describe('where', () => {
  beforeAll(async () => {
    await cloud.post('/reset')
    await db.collection('fruits').add({ data: FRUITS })
  })

  test.each<[fact: string, filter: (_: Commands) => object, expected: string[]]>([
    ['a plain value is equality', () => ({ price: 3 }), ['apple']],
    ['eq', (_) => ({ price: _.eq(3) }), ['apple']],
    ['neq matches a missing field too', (_) => ({ 'stock.shop': _.neq(5) }), ['Durian', 'banana', 'cherry']],
    ['gt', (_) => ({ price: _.gt(5) }), ['Durian', 'cherry']],
    ['gte', (_) => ({ price: _.gte(5) }), ['Durian', 'banana', 'cherry']],
    ['lt', (_) => ({ price: _.lt(5) }), ['apple']],
    ['lte', (_) => ({ price: _.lte(5) }), ['apple', 'banana']],
    ['gt on dates', (_) => ({ at: _.gt(new Date(1000)) }), ['banana']],
    ['in', (_) => ({ price: _.in([3, 20]) }), ['Durian', 'apple']],
    ['nin', (_) => ({ price: _.nin([3, 20]) }), ['banana', 'cherry']],
    ['two commands on one field are both meant', (_) => ({ price: _.gt(3).and(_.lt(20)) }), ['banana', 'cherry']],
    ['chained commands are both meant', (_) => ({ price: _.gte(3).lt(8) }), ['apple', 'banana']],
    ['or on one field', (_) => ({ price: _.or([_.lt(4), _.gt(10)]) }), ['Durian', 'apple']],
    ['or across fields', (_) => _.or([{ price: 3 }, { tags: 'small' }]), ['apple', 'cherry']],
    ['and across fields', (_) => _.and([{ tags: 'red' }, { price: _.gt(3) }]), ['cherry']],
    ['nor', (_) => _.nor([{ price: 3 }, { price: 5 }]), ['Durian', 'cherry']],
    ['not', (_) => ({ price: _.not(_.gt(5)) }), ['apple', 'banana']],
    ['exists', (_) => ({ note: _.exists(true) }), ['cherry']],
    ['null matches null and missing alike', () => ({ note: null }), ['Durian', 'apple', 'banana', 'cherry']],
    ['mod', (_) => ({ price: _.mod(5, 0) }), ['Durian', 'banana']],
    ['a value matches inside an array', () => ({ tags: 'round' }), ['apple', 'cherry']],
    ['all', (_) => ({ tags: _.all(['red', 'small']) }), ['cherry']],
    ['size', (_) => ({ tags: _.size(0) }), ['Durian']],
    ['elemMatch holds for one element at once', (_) => ({ sold: _.elemMatch({ n: _.gt(2), by: 'a' }) }), ['banana']],
    ['a path into nested objects', () => ({ 'stock.shop': 0 }), ['banana']],
    ['a nested object is flattened to paths', () => ({ stock: { shop: 5 } }), ['apple']],
    ['expr', (_) => _.expr(_.aggregate.gt(['$price', 5])), ['Durian', 'cherry']],
  ])('%s', async (_fact, filter, expected) => {
    const { data } = await db.collection('fruits').where(filter(db.command)).orderBy('_id', 'asc').get()
    expect(data.map(({ _id }) => _id)).toEqual(expected)
  })

  test('db.RegExp with options, and a RegExp literal', async () => {
    const byCommand = await db
      .collection('fruits')
      .where({ _id: db.RegExp({ regexp: '^d', options: 'i' }) })
      .get()
    expect(byCommand.data).toHaveLength(1)
    expect((await db.collection('fruits').where({ _id: /an/ }).get()).data).toHaveLength(2)
  })

  test('geo queries are refused in words', async () => {
    const near = db.command.geoNear({ geometry: db.Geo.Point(113, 23), maxDistance: 1000 })
    await expect(db.collection('fruits').where({ at: near }).get()).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('is not supported by the local cloud'),
    })
  })
})

describe('update', () => {
  beforeEach(async () => {
    await cloud.post('/reset')
    await db.collection('fruits').add({ data: { _id: 'f', n: 2, list: [1, 2, 3], deep: { a: 1 } } })
  })

  test.each<[fact: string, change: (_: Commands) => object, expected: object]>([
    ['a plain value sets', () => ({ n: 9 }), { n: 9 }],
    ['set replaces an object whole', (_) => ({ deep: _.set({ b: 2 }) }), { deep: { b: 2 } }],
    ['remove drops the field', (_) => ({ n: _.remove() }), { n: undefined }],
    ['inc', (_) => ({ n: _.inc(3) }), { n: 5 }],
    ['inc of a missing field starts at 0', (_) => ({ fresh: _.inc(-1) }), { fresh: -1 }],
    ['inc by a path', (_) => ({ 'deep.a': _.inc(1) }), { deep: { a: 2 } }],
    ['mul', (_) => ({ n: _.mul(2.5) }), { n: 5 }],
    ['min keeps the lower', (_) => ({ n: _.min(1) }), { n: 1 }],
    ['max keeps the higher', (_) => ({ n: _.max(1) }), { n: 2 }],
    ['rename', (_) => ({ n: _.rename('m') }), { n: undefined, m: 2 }],
    ['push of one', (_) => ({ list: _.push(4) }), { list: [1, 2, 3, 4] }],
    ['push of several', (_) => ({ list: _.push([4, 5]) }), { list: [1, 2, 3, 4, 5] }],
    [
      'push with position, sort and slice',
      (_) => ({ list: _.push({ each: [5, 4], sort: -1, slice: 3 }) }),
      { list: [5, 4, 3] },
    ],
    ['push to a missing field makes the array', (_) => ({ fresh: _.push(1) }), { fresh: [1] }],
    ['pop takes the last', (_) => ({ list: _.pop() }), { list: [1, 2] }],
    ['shift takes the first', (_) => ({ list: _.shift() }), { list: [2, 3] }],
    ['unshift puts in front', (_) => ({ list: _.unshift([0]) }), { list: [0, 1, 2, 3] }],
    ['pull takes what matches', (_) => ({ list: _.pull(_.gte(2)) }), { list: [1] }],
    ['pullAll takes the listed', (_) => ({ list: _.pullAll([1, 3]) }), { list: [2] }],
    ['addToSet adds what is not there', (_) => ({ list: _.addToSet(3) }), { list: [1, 2, 3] }],
    ['addToSet of several', (_) => ({ list: _.addToSet({ $each: [3, 4] }) }), { list: [1, 2, 3, 4] }],
  ])('%s', async (_fact, change, expected) => {
    await db
      .collection('fruits')
      .doc('f')
      .update({ data: change(db.command) })
    const before = { _id: 'f', n: 2, list: [1, 2, 3], deep: { a: 1 } }
    expect((await db.collection('fruits').doc('f').get()).data).toEqual({ ...before, ...expected })
  })

  test('inc of text is refused and changes nothing', async () => {
    await db
      .collection('fruits')
      .doc('f')
      .update({ data: { n: 'text' } })
    await expect(
      db
        .collection('fruits')
        .doc('f')
        .update({ data: { n: db.command.inc(1) } }),
    ).rejects.toMatchObject({ errCode: -502001 })
    expect((await db.collection('fruits').doc('f').get()).data).toMatchObject({ n: 'text' })
  })

  test('push to what is no array is refused', async () => {
    await expect(
      db
        .collection('fruits')
        .doc('f')
        .update({ data: { n: db.command.push(1) } }),
    ).rejects.toMatchObject({ errCode: -502001 })
  })
})

describe('aggregate', () => {
  beforeAll(async () => {
    await cloud.post('/reset')
    await db.collection('fruits').add({ data: FRUITS })
    await db.collection('baskets').add({
      data: [
        { _id: 1, holds: 'apple' },
        { _id: 2, holds: 'fig' },
      ],
    })
  })

  test.each<[fact: string, from: string, stages: (pipeline: Aggregate, _: Commands) => Aggregate, expected: unknown[]]>(
    [
      ['match', 'fruits', (p, _) => p.match({ price: _.gt(8) }).project({ price: 1 }), [{ _id: 'Durian', price: 20 }]],
      [
        'group with sum, avg, min, max',
        'fruits',
        (p, { aggregate: $ }) =>
          p.group({
            _id: null,
            sum: $.sum('$price'),
            avg: $.avg('$price'),
            min: $.min('$price'),
            max: $.max('$price'),
          }),
        [{ _id: null, sum: 36, avg: 9, min: 3, max: 20 }],
      ],
      [
        'sort, skip, limit',
        'fruits',
        (p) => p.sort({ price: -1 }).skip(1).limit(2).project({ _id: 1 }),
        [{ _id: 'cherry' }, { _id: 'banana' }],
      ],
      [
        'addFields computes',
        'fruits',
        (p, { aggregate: $ }) =>
          p
            .match({ _id: 'apple' })
            .addFields({ double: $.multiply(['$price', 2]) })
            .project({ double: 1 }),
        [{ _id: 'apple', double: 6 }],
      ],
      [
        'unwind gives one document an element',
        'fruits',
        (p) => p.match({ _id: 'apple' }).unwind('$tags').project({ tags: 1 }),
        [
          { _id: 'apple', tags: 'red' },
          { _id: 'apple', tags: 'round' },
        ],
      ],
      [
        'lookup joins, and gives an empty list for no match',
        'baskets',
        (p) =>
          p
            .lookup({ from: 'fruits', localField: 'holds', foreignField: '_id', as: 'found' })
            .sort({ _id: 1 })
            .project({ 'found.price': 1 }),
        [
          { _id: 1, found: [{ price: 3 }] },
          { _id: 2, found: [] },
        ],
      ],
      ['count', 'fruits', (p) => p.match({ tags: 'red' }).count('n'), [{ n: 2 }]],
      ['count of nothing gives no document', 'fruits', (p) => p.match({ _id: 'none' }).count('n'), []],
      [
        'sortByCount',
        'fruits',
        (p) => p.unwind('$tags').sortByCount('$tags').limit(1).project({ count: 1 }),
        [{ _id: 'red', count: 2 }],
      ],
      [
        'bucket',
        'fruits',
        (p) => p.bucket({ groupBy: '$price', boundaries: [0, 5, 10], default: 'dear' }),
        [
          { _id: 0, count: 1 },
          { _id: 5, count: 2 },
          { _id: 'dear', count: 1 },
        ],
      ],
      ['replaceRoot', 'fruits', (p) => p.match({ _id: 'apple' }).replaceRoot({ newRoot: '$stock' }), [{ shop: 5 }]],
      [
        'dateToString formats in the zone that is asked for',
        'fruits',
        (p, { aggregate: $ }) =>
          p.match({ _id: 'apple' }).project({
            _id: 0,
            day: $.dateToString({ date: '$at', format: '%Y-%m-%d %H', timezone: 'Asia/Shanghai' }),
          }),
        [{ day: '1970-01-01 08' }],
      ],
    ],
  )('%s', async (_fact, from, stages, expected) => {
    expect((await stages(db.collection(from).aggregate(), db.command).end()).list).toEqual(expected)
  })

  test('sample takes as many as asked for', async () => {
    expect((await db.collection('fruits').aggregate().sample({ size: 2 }).end()).list).toHaveLength(2)
  })

  test('25 documents without $limit give 20; with it all', async () => {
    await db.collection('baskets').add({ data: Array.from({ length: 25 }, (_, n) => ({ _id: `b${n}`, many: true })) })
    const many = () => db.collection('baskets').aggregate().match({ many: true })
    expect((await many().end()).list).toHaveLength(20)
    expect((await many().limit(100).end()).list).toHaveLength(25)
  })
})
