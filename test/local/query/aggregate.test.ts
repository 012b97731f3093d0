import { aggregate } from '../../../local/cloud/query/aggregate'
import { compileQuery } from '../../../local/cloud/query/match'
import { sortDocuments } from '../../../local/cloud/query/sort'
import type { Fetch } from '../../../local/cloud/query/stage'

type Fields = Record<string, unknown>

const other: Fields[] = [{ _id: 'o1', key: 1, tags: ['x'] }, { _id: 'o2', key: 2, tags: ['x', 'y'] }, { _id: 'o3' }]

function run(documents: Fields[], stages: Fields[]): Fields[] {
  const fetch: Fetch = (collection, { query, order = [], offset = 0, limit }) => {
    const found = (collection === 'other' ? other : documents).filter(compileQuery(query))
    return sortDocuments(found, order).slice(offset, limit === undefined ? undefined : offset + limit)
  }
  return aggregate('ours', stages, fetch)
}

const people: Fields[] = [
  { _id: 1, city: 'bj', age: 30 },
  { _id: 2, city: 'sh', age: 20 },
  { _id: 3, city: 'bj', age: 40 },
  { _id: 4, age: null },
]

test.each<[fact: string, documents: Fields[], stages: Fields[], result: Fields[]]>([
  ['no stage gives everything', people, [], people],
  ['$match', people, [{ $match: { city: 'sh' } }], [people[1] ?? {}]],
  [
    '$match after another stage',
    people,
    [{ $addFields: { n: { $add: ['$age', 1] } } }, { $match: { n: 21 } }],
    [{ ...people[1], n: 21 }],
  ],
  [
    '$sort, $skip and $limit',
    people,
    [{ $sort: { age: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { age: 1 } }],
    [{ _id: 1, age: 30 }],
  ],
  [
    '$limit before $sort',
    people,
    [{ $limit: 2 }, { $sort: { age: 1 } }, { $project: { _id: 1 } }],
    [{ _id: 2 }, { _id: 1 }],
  ],
  ['$count', people, [{ $match: { city: 'bj' } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing gives no document', people, [{ $match: { city: 'gz' } }, { $count: 'n' }], []],
  [
    '$group: a missing field makes the group of null',
    people,
    [{ $group: { _id: '$city', n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, n: 1 },
      { _id: 'bj', n: 2 },
      { _id: 'sh', n: 1 },
    ],
  ],
  [
    '$group: sums and averages pass over what is no number, extremes over null',
    people,
    [
      {
        $group: {
          _id: null,
          sum: { $sum: '$age' },
          avg: { $avg: '$age' },
          min: { $min: '$age' },
          max: { $max: '$age' },
        },
      },
    ],
    [{ _id: null, sum: 90, avg: 30, min: 20, max: 40 }],
  ],
  [
    '$group: extremes of nothing are null',
    [{ _id: 1 }],
    [{ $group: { _id: null, min: { $min: '$a' }, max: { $max: '$a' }, avg: { $avg: '$a' }, sum: { $sum: '$a' } } }],
    [{ _id: null, min: null, max: null, avg: null, sum: 0 }],
  ],
  [
    '$group: extremes go by the order of types',
    [
      { _id: 1, a: 'x' },
      { _id: 2, a: 5 },
      { _id: 3, a: true },
    ],
    [{ $group: { _id: null, min: { $min: '$a' }, max: { $max: '$a' } } }],
    [{ _id: null, min: 5, max: true }],
  ],
  [
    '$group: $push and $addToSet leave missing fields out and keep null',
    [...people, { _id: 5, city: 'bj' }],
    [{ $group: { _id: null, all: { $push: '$city' }, set: { $addToSet: '$city' }, ages: { $push: '$age' } } }],
    [{ _id: null, all: ['bj', 'sh', 'bj', 'bj'], set: ['bj', 'sh'], ages: [30, 20, 40, null] }],
  ],
  [
    '$group: $first and $last go by the order that comes in',
    people,
    [{ $sort: { _id: -1 } }, { $group: { _id: null, first: { $first: '$_id' }, last: { $last: '$_id' } } }],
    [{ _id: null, first: 4, last: 1 }],
  ],
  [
    '$group: standard deviations',
    [
      { _id: 1, a: 2, c: 1 },
      { _id: 2, a: 4 },
    ],
    [{ $group: { _id: null, pop: { $stdDevPop: '$a' }, none: { $stdDevSamp: '$b' }, one: { $stdDevSamp: '$c' } } }],
    [{ _id: null, pop: 1, none: null, one: null }],
  ],
  [
    '$group: by an expression and with one inside an accumulator',
    people,
    [
      { $match: { city: { $exists: true } } },
      { $group: { _id: { $gte: ['$age', 30] }, n: { $sum: { $cond: [{ $eq: ['$city', 'bj'] }, 1, 0] } } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: false, n: 0 },
      { _id: true, n: 2 },
    ],
  ],
  ['$group of nothing gives nothing', [], [{ $group: { _id: null, n: { $sum: 1 } } }], []],
  [
    '$sortByCount',
    people,
    [{ $match: { city: { $ne: null } } }, { $sortByCount: '$city' }],
    [
      { _id: 'bj', count: 2 },
      { _id: 'sh', count: 1 },
    ],
  ],
  [
    '$bucket: a boundary belongs to the bucket above it, empty buckets do not come up',
    [10, 20, 29, 45].map((age, at) => ({ _id: at, age })),
    [{ $bucket: { groupBy: '$age', boundaries: [10, 20, 30, 40], default: 'more' } }],
    [
      { _id: 10, count: 1 },
      { _id: 20, count: 2 },
      { _id: 'more', count: 1 },
    ],
  ],
  [
    '$bucket with outputs of its own',
    [10, 12].map((age, at) => ({ _id: at, age })),
    [{ $bucket: { groupBy: '$age', boundaries: [10, 20], output: { sum: { $sum: '$age' } } } }],
    [{ _id: 10, sum: 22 }],
  ],
  [
    '$bucketAuto',
    [1, 2, 3, 4].map((n) => ({ _id: n })),
    [{ $bucketAuto: { groupBy: '$_id', buckets: 2 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ],
  ],
  [
    '$unwind',
    [{ _id: 1, a: [1, 2] }, { _id: 2, a: [] }, { _id: 3 }, { _id: 4, a: null }, { _id: 5, a: '' }, { _id: 6, a: {} }],
    [{ $unwind: '$a' }],
    [
      { _id: 1, a: 1 },
      { _id: 1, a: 2 },
      { _id: 5, a: '' },
      { _id: 6, a: {} },
    ],
  ],
  [
    '$unwind that keeps what is empty, with the index',
    [
      { _id: 1, a: ['x'] },
      { _id: 2, a: [] },
      { _id: 3, a: null },
      { _id: 4, a: 'y' },
    ],
    [{ $unwind: { path: '$a', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } }],
    [
      { _id: 1, a: 'x', i: 0 },
      { _id: 2, i: null },
      { _id: 3, a: null, i: null },
      { _id: 4, a: 'y', i: null },
    ],
  ],
  [
    '$unwind inside an object',
    [{ _id: 1, a: { b: [1, 2], c: 3 } }],
    [{ $unwind: '$a.b' }],
    [
      { _id: 1, a: { b: 1, c: 3 } },
      { _id: 1, a: { b: 2, c: 3 } },
    ],
  ],
  [
    '$lookup by equal fields; a missing one meets a missing one',
    [{ _id: 1, k: 1 }, { _id: 2, k: 9 }, { _id: 3 }],
    [{ $lookup: { from: 'other', localField: 'k', foreignField: 'key', as: 'found' } }],
    [
      { _id: 1, k: 1, found: [other[0]] },
      { _id: 2, k: 9, found: [] },
      { _id: 3, found: [other[2]] },
    ],
  ],
  [
    '$lookup by the elements of an array',
    [{ _id: 1, k: [1, 2] }],
    [{ $lookup: { from: 'other', localField: 'k', foreignField: 'key', as: 'found' } }],
    [{ _id: 1, k: [1, 2], found: [other[0], other[1]] }],
  ],
  [
    '$lookup by a pipeline with variables',
    [{ _id: 1, least: 2 }],
    [
      {
        $lookup: {
          from: 'other',
          let: { least: '$least' },
          pipeline: [{ $match: { $expr: { $gte: ['$key', '$$least'] } } }, { $project: { key: 1, _id: 0 } }],
          as: 'found',
        },
      },
    ],
    [{ _id: 1, least: 2, found: [{ key: 2 }] }],
  ],
  [
    '$project shows, leaves out, computes and renames',
    [{ _id: 1, a: 1, b: { c: 2, d: 3 } }],
    [{ $project: { _id: 0, 'b.c': 1, twice: { $multiply: ['$a', 2] }, was: '$a' } }],
    [{ b: { c: 2 }, twice: 2, was: 1 }],
  ],
  ['$project leaves out', [{ _id: 1, a: 1, b: 2 }], [{ $project: { a: 0 } }], [{ _id: 1, b: 2 }]],
  [
    '$addFields inside an object',
    [{ _id: 1, a: { b: 1 } }],
    [{ $addFields: { 'a.c': 2 } }],
    [{ _id: 1, a: { b: 1, c: 2 } }],
  ],
  ['$replaceRoot', [{ _id: 1, a: { b: 1 } }], [{ $replaceRoot: { newRoot: '$a' } }], [{ b: 1 }]],
  [
    '$facet',
    people,
    [{ $facet: { n: [{ $count: 'n' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ n: [{ n: 4 }], first: [{ _id: 1 }] }],
  ],
])('aggregate: %s', (_fact, documents, stages, result) => {
  expect(run(documents, stages)).toEqual(result)
})

const day = new Date('2027-01-01T20:30:45.678Z')

test.each<[expression: Fields, value: unknown]>([
  [{ $abs: -3 }, 3],
  [{ $add: ['$n', 2] }, 12],
  [{ $add: ['$at', 1000] }, new Date(day.getTime() + 1000)],
  [{ $add: ['$missing', 1] }, null],
  [{ $ceil: 1.2 }, 2],
  [{ $divide: ['$n', 4] }, 2.5],
  [{ $exp: 0 }, 1],
  [{ $floor: -1.2 }, -2],
  [{ $ln: 1 }, 0],
  [{ $log: [8, 2] }, 3],
  [{ $log10: 1000 }, 3],
  [{ $mod: ['$n', 3] }, 1],
  [{ $multiply: ['$n', '$n'] }, 100],
  [{ $pow: [2, 10] }, 1024],
  [{ $sqrt: 9 }, 3],
  [{ $subtract: ['$at', '$at'] }, 0],
  [{ $trunc: -1.8 }, -1],
  [{ $arrayElemAt: ['$list', -1] }, 3],
  [{ $arrayToObject: [[['a', 1]]] }, { a: 1 }],
  [{ $concatArrays: ['$list', [4]] }, [1, 2, 3, 4]],
  [{ $filter: { input: '$list', as: 'x', cond: { $gt: ['$$x', 1] } } }, [2, 3]],
  [{ $in: [2, '$list'] }, true],
  [{ $indexOfArray: ['$list', 3] }, 2],
  [{ $isArray: ['$list'] }, true],
  [{ $map: { input: '$list', as: 'x', in: { $add: ['$$x', 1] } } }, [2, 3, 4]],
  [{ $range: [0, 6, 2] }, [0, 2, 4]],
  [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $reverseArray: '$list' }, [3, 2, 1]],
  [{ $size: '$list' }, 3],
  [{ $slice: ['$list', -2] }, [2, 3]],
  [
    { $zip: { inputs: ['$list', ['a', 'b']] } },
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [{ $and: ['$n', true] }, true],
  [{ $and: [1, 0] }, false],
  [{ $or: [null, ''] }, true],
  [{ $not: ['$missing'] }, true],
  [{ $not: [''] }, false],
  [{ $cmp: [1, 'a'] }, -1],
  [{ $eq: ['$missing', null] }, false],
  [{ $eq: [{ a: 1 }, { a: 1 }] }, true],
  [{ $gt: [null, '$missing'] }, true],
  [{ $gte: ['$at', '$at'] }, true],
  [{ $lt: ['10', '9'] }, true],
  [{ $lte: [2, 2] }, true],
  [{ $ne: [1, '1'] }, true],
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  [{ $cond: { if: { $gt: ['$n', 5] }, then: 'much', else: 'little' } }, 'much'],
  [{ $ifNull: ['$missing', 'none'] }, 'none'],
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  [{ $switch: { branches: [{ case: { $eq: ['$n', 10] }, then: 'ten' }], default: 'other' } }, 'ten'],
  [{ $dateFromParts: { year: 2027, month: 1, day: 1 } }, new Date('2027-01-01T00:00:00Z')],
  [{ $dateFromString: { dateString: '2027-01-01T00:00:00Z' } }, new Date('2027-01-01T00:00:00Z')],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L' } }, '2027-01-01 20:30:45.678'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: '+08:00' } }, '2027-01-02'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H', timezone: 'Asia/Shanghai' } }, '2027-01-02 04'],
  [{ $dateToString: { date: '$at', format: '%G week %V, %Y week %U' } }, '2026 week 53, 2027 week 00'],
  [{ $dateToString: { date: '$missing', format: '%G', onNull: 'none' } }, 'none'],
  [{ $dayOfMonth: '$at' }, 1],
  [{ $dayOfWeek: '$at' }, 6],
  [{ $dayOfYear: '$at' }, 1],
  [{ $isoDayOfWeek: '$at' }, 5],
  [{ $isoWeek: '$at' }, 53],
  [{ $isoWeekYear: '$at' }, 2026],
  [{ $week: '$at' }, 0],
  [{ $week: new Date('2027-01-03T00:00:00Z') }, 1],
  [{ $millisecond: '$at' }, 678],
  [{ $second: '$at' }, 45],
  [{ $minute: '$at' }, 30],
  [{ $hour: '$at' }, 20],
  [{ $hour: { date: '$at', timezone: '+08:00' } }, 4],
  [{ $dayOfMonth: { date: '$at', timezone: 'Asia/Shanghai' } }, 2],
  [{ $month: '$at' }, 1],
  [{ $year: '$at' }, 2027],
  [{ $literal: '$n' }, '$n'],
  [{ $mergeObjects: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
  [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
  [{ $allElementsTrue: [[1, true]] }, true],
  [{ $anyElementTrue: [[0, false]] }, false],
  [{ $setDifference: ['$list', [2]] }, [1, 3]],
  [{ $setEquals: ['$list', [3, 2, 1]] }, true],
  [{ $setIntersection: ['$list', [2, 5]] }, [2]],
  [{ $setIsSubset: [[1], '$list'] }, true],
  [{ $setUnion: ['$list', [3, 4]] }, [1, 2, 3, 4]],
  [{ $concat: ['a', 'b'] }, 'ab'],
  [{ $concat: ['a', null] }, null],
  [{ $indexOfBytes: ['会员日', '日'] }, 6],
  [{ $indexOfCP: ['会员日', '日'] }, 2],
  [{ $indexOfCP: ['abc', 'z'] }, -1],
  [{ $split: ['a-b', '-'] }, ['a', 'b']],
  [{ $strLenBytes: '会员' }, 6],
  [{ $strLenCP: '会😀' }, 2],
  [{ $strcasecmp: ['A', 'a'] }, 0],
  [{ $substr: ['hello', 1, 3] }, 'ell'],
  [{ $substr: ['hello', 3, 99] }, 'lo'],
  [{ $substr: ['hello', 1, -1] }, 'ello'],
  [{ $substrBytes: ['会员日', 3, 3] }, '员'],
  [{ $substrCP: ['会员日', 1, 2] }, '员日'],
  [{ $toLower: 'ABC' }, 'abc'],
  [{ $toUpper: 'abc' }, 'ABC'],
  [{ $max: ['$n', 20] }, 20],
  [{ $min: ['$n', 20] }, 10],
  [{ $sum: '$list' }, 6],
  [{ $avg: '$list' }, 2],
  [{ $let: { vars: { x: 2 }, in: { $multiply: ['$$x', '$n'] } } }, 20],
])('expression: %j', (expression, value) => {
  const [result] = run([{ _id: 1, n: 10, list: [1, 2, 3], at: day }], [{ $project: { _id: 0, value: expression } }])
  expect(result).toEqual({ value })
})

test('$sample: as many as asked for, none twice, never more than there are', () => {
  const many = Array.from({ length: 50 }, (_, n) => ({ _id: n }))
  const ids = run(many, [{ $sample: { size: 20 } }]).map(({ _id }) => _id)
  expect(new Set(ids).size).toBe(20)
  expect(run(many, [{ $sample: { size: 99 } }])).toHaveLength(50)
})

test.each<[fact: string, stages: Fields[], reason: string]>([
  ['an unknown stage', [{ $bigger: 1 }], 'UNSUPPORTED'],
  ['a stage that every object has', [{ constructor: 1 }], 'UNSUPPORTED'],
  ['$geoNear', [{ $geoNear: {} }], 'UNSUPPORTED'],
  ['$out', [{ $out: 'x' }], 'UNSUPPORTED'],
  ['$merge', [{ $merge: 'x' }], 'UNSUPPORTED'],
  ['$meta', [{ $project: { score: { $meta: 'textScore' } } }], 'UNSUPPORTED'],
  ['two stages in one', [{ $limit: 1, $skip: 1 }], 'BAD_QUERY'],
  ['$limit 0', [{ $limit: 0 }], 'BAD_QUERY'],
  ['$limit of a fraction', [{ $match: {} }, { $group: { _id: '$_id' } }, { $limit: 1.5 }], 'BAD_QUERY'],
  ['$skip below 0', [{ $skip: -1 }], 'BAD_QUERY'],
  ['$sort of nothing', [{ $sort: {} }], 'BAD_QUERY'],
  ['$sort by a word', [{ $sort: { a: 'desc' } }], 'BAD_QUERY'],
  ['$match of a word', [{ $match: 'x' }], 'BAD_QUERY'],
  ['$count without a name', [{ $count: '' }], 'BAD_QUERY'],
  ['$group without an _id', [{ $group: { n: { $sum: 1 } } }], 'BAD_QUERY'],
  ['$group with an unknown accumulator', [{ $group: { _id: null, n: { $total: 1 } } }], 'BAD_QUERY'],
  ['$unwind without a $', [{ $unwind: 'a' }], 'BAD_QUERY'],
  [
    '$bucket without a default for what is outside',
    [{ $bucket: { groupBy: '$age', boundaries: [0, 25] } }],
    'BAD_QUERY',
  ],
  ['$bucket with falling boundaries', [{ $bucket: { groupBy: '$age', boundaries: [5, 1] } }], 'BAD_QUERY'],
  ['$lookup with half of its fields', [{ $lookup: { from: 'other', localField: 'a', as: 'b' } }], 'BAD_QUERY'],
  ['$replaceRoot with no object', [{ $replaceRoot: { newRoot: '$age' } }], 'BAD_QUERY'],
  ['division by zero', [{ $project: { x: { $divide: [1, 0] } } }], 'BAD_QUERY'],
  ['$add of a string', [{ $project: { x: { $add: ['a', 1] } } }], 'BAD_QUERY'],
  ['$size of what is no array', [{ $project: { x: { $size: '$age' } } }], 'BAD_QUERY'],
  ['an unknown expression', [{ $project: { x: { $bigger: 1 } } }], 'BAD_QUERY'],
  ['a cut through a character', [{ $project: { x: { $substrBytes: ['会', 0, 1] } } }], 'BAD_QUERY'],
  [
    '$switch without a branch that fits',
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    [{ $project: { x: { $switch: { branches: [{ case: false, then: 1 }] } } } }],
    'BAD_QUERY',
  ],
])('aggregate: %s is refused', (_fact, stages, reason) => {
  expect(() => run(people, stages)).toThrow(expect.objectContaining({ reason }))
})
