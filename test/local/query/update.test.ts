import { applyUpdate, replaceDocument } from '../../../local/cloud/query/update/apply-update'

type Fields = Record<string, unknown>

const NOW = 1_700_000_000_000

function updated(fields: Fields, update: Fields, query: Fields = {}): Fields {
  const { _id, ...result } = applyUpdate({ _id: 'x', ...fields }, update, query, { now: NOW, inserting: false })
  return result
}

test.each<[fact: string, before: Fields, update: Fields, after: Fields]>([
  ['$set', { a: 1 }, { $set: { a: 2 } }, { a: 2 }],
  ['$set makes parents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set makes a numbered parent an object', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  ['$set of an element', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
  ['$set beyond the end fills with null', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
  ['$set inside an element', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['$set of a date', {}, { $set: { a: new Date(5) } }, { a: new Date(5) }],
  ['$set leaves undefined out', {}, { $set: { a: { b: undefined, c: 1 } } }, { a: { c: 1 } }],
  ['$set turns undefined in an array into null', {}, { $set: { a: [undefined, 1] } }, { a: [null, 1] }],
  ['new fields come in the order of their names', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
  ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset inside', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset of what is not there', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
  ['$unset inside a scalar', { a: 1 }, { $unset: { 'a.b': '' } }, { a: 1 }],

  ['$inc', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
  ['$inc of a missing field', {}, { $inc: { 'a.b': 2 } }, { a: { b: 2 } }],
  ['$inc of an element', { a: [1] }, { $inc: { 'a.0': 2 } }, { a: [3] }],
  ['$inc by a fraction', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ['$mul', { a: 3 }, { $mul: { a: 2 } }, { a: 6 }],
  ['$mul of a missing field gives 0', {}, { $mul: { a: 2 } }, { a: 0 }],
  ['$min takes the lesser', { a: 5 }, { $min: { a: 3 } }, { a: 3 }],
  ['$min keeps the lesser', { a: 3 }, { $min: { a: 5 } }, { a: 3 }],
  ['$min of a missing field', {}, { $min: { a: 5 } }, { a: 5 }],
  ['$min goes by the order of types', { a: 'x' }, { $min: { a: 5 } }, { a: 5 }],
  ['$min keeps null below a number', { a: null }, { $min: { a: 5 } }, { a: null }],
  ['$max takes the greater', { a: new Date(1) }, { $max: { a: new Date(2) } }, { a: new Date(2) }],
  ['$max takes a number over null', { a: null }, { $max: { a: 5 } }, { a: 5 }],
  ['$bit and', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  ['$bit or', { a: 3 }, { $bit: { a: { or: 5 } } }, { a: 7 }],
  ['$bit xor beyond 32 bits', { a: 2 ** 40 + 1 }, { $bit: { a: { xor: 3 } } }, { a: 2 ** 40 + 2 }],
  ['$bit of a missing field', {}, { $bit: { a: { or: 5 } } }, { a: 5 }],

  ['$rename', { a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename into another object', { a: { b: 1 } }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
  ['$rename over another field', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename of what is not there', { b: 2 }, { $rename: { a: 'b' } }, { b: 2 }],
  ['$currentDate', {}, { $currentDate: { a: true } }, { a: new Date(NOW) }],
  ['$currentDate as a date', {}, { $currentDate: { a: { $type: 'date' } } }, { a: new Date(NOW) }],
  ['$setOnInsert does nothing to what is there', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],

  ['$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes the array', {}, { $push: { a: 2 } }, { a: [2] }],
  ['$push of an array is one element', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$push $each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push $each of nothing makes the array', {}, { $push: { a: { $each: [] } } }, { a: [] }],
  ['$push $position', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  ['$push $position from the end', { a: [1, 3] }, { $push: { a: { $each: [2], $position: -1 } } }, { a: [1, 2, 3] }],
  ['$push $position beyond the end', { a: [1] }, { $push: { a: { $each: [2], $position: 9 } } }, { a: [1, 2] }],
  ['$push $slice keeps the last', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  ['$push $slice keeps the first', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, { a: [1, 2] }],
  ['$push $slice 0 empties', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
  ['$push $sort', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
  [
    '$push $sort by a field, then $slice',
    { a: [{ n: 3 }, { n: 1 }] },
    { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  ['$pop the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ['$pop the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$pop of an empty array', { a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ['$pop of what is not there', {}, { $pop: { a: 1 } }, {}],
  ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull by $in', { a: [1, 5, 9] }, { $pull: { a: { $in: [1, 9] } } }, { a: [5] }],
  ['$pull by a query', { a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
  ['$pull by a regular expression', { a: ['xa', 'b'] }, { $pull: { a: /^x/ } }, { a: ['b'] }],
  ['$pull of a whole array', { a: [[1, 2], 1] }, { $pull: { a: [1, 2] } }, { a: [1] }],
  ['$pull of what is not there', {}, { $pull: { a: 1 } }, {}],
  ['$pullAll', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$addToSet adds', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  ['$addToSet does not repeat', { a: [{ b: 1 }] }, { $addToSet: { a: { b: 1 } } }, { a: [{ b: 1 }] }],
  [
    '$addToSet minds field order',
    { a: [{ b: 1, c: 1 }] },
    { $addToSet: { a: { c: 1, b: 1 } } },
    {
      a: [
        { b: 1, c: 1 },
        { c: 1, b: 1 },
      ],
    },
  ],
  ['$addToSet $each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  ['$addToSet makes the array', {}, { $addToSet: { a: 1 } }, { a: [1] }],
  ['$[] means every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }, { a: [{ n: 2 }, { n: 3 }] }],
  [
    'several operators at once',
    { a: 1, b: [1] },
    { $inc: { a: 1 }, $push: { b: 2 }, $set: { c: 3 } },
    { a: 2, b: [1, 2], c: 3 },
  ],
  ['no operator at all', { a: 1 }, {}, { a: 1 }],
])('update: %s', (_fact, before, update, after) => {
  expect(JSON.stringify(updated(before, update))).toBe(JSON.stringify(after))
  expect(updated(before, update)).toEqual(after)
})

test('update: $ is the first element that the query found', () => {
  const before = {
    a: [
      { k: 1, n: 0 },
      { k: 2, n: 0 },
      { k: 2, n: 0 },
    ],
  }
  const after = {
    a: [
      { k: 1, n: 0 },
      { k: 2, n: 5 },
      { k: 2, n: 0 },
    ],
  }
  expect(updated(before, { $set: { 'a.$.n': 5 } }, { 'a.k': 2 })).toEqual(after)
  expect(updated(before, { $set: { 'a.$.n': 5 } }, { a: { $elemMatch: { k: 2 } } })).toEqual(after)
  expect(updated({ a: [4, 6, 8] }, { $inc: { 'a.$': 1 } }, { a: { $gt: 5 } })).toEqual({ a: [4, 7, 8] })
})

test.each<[fact: string, before: Fields, update: Fields, reason?: string]>([
  ['$inc of a string', { a: '1' }, { $inc: { a: 1 } }],
  ['$inc of null', { a: null }, { $inc: { a: 1 } }],
  ['$inc by a string', { a: 1 }, { $inc: { a: '1' } }],
  ['$inc beyond what a double holds exactly', { a: Number.MAX_SAFE_INTEGER }, { $inc: { a: 1 } }],
  ['$mul of a string', { a: '1' }, { $mul: { a: 1 } }],
  ['$mul by null', { a: 1 }, { $mul: { a: null } }],
  ['$bit of a fraction', { a: 1.5 }, { $bit: { a: { and: 1 } } }],
  ['$bit of two at once', { a: 1 }, { $bit: { a: { and: 1, or: 1 } } }],
  ['$bit of an unknown kind', { a: 1 }, { $bit: { a: { nand: 1 } } }],
  ['$push to a string', { a: 'x' }, { $push: { a: 1 } }],
  ['$push to null', { a: null }, { $push: { a: 1 } }],
  ['$push $each without an array', { a: [] }, { $push: { a: { $each: 1 } } }],
  ['$push with an unknown clause', { a: [] }, { $push: { a: { $each: [1], $last: 1 } } }],
  ['$push $slice of a fraction', { a: [] }, { $push: { a: { $each: [1], $slice: 1.5 } } }],
  ['$push $position of a word', { a: [] }, { $push: { a: { $each: [1], $position: 'x' } } }],
  ['$push $sort of 2', { a: [] }, { $push: { a: { $each: [1], $sort: 2 } } }],
  ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }],
  ['$addToSet $each without an array', { a: [] }, { $addToSet: { a: { $each: 1 } } }],
  ['$pop of a string', { a: 'x' }, { $pop: { a: 1 } }],
  ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }],
  ['$pull from a string', { a: 'x' }, { $pull: { a: 'x' } }],
  ['$pullAll without an array', { a: [1] }, { $pullAll: { a: 1 } }],
  ['$pullAll from a number', { a: 1 }, { $pullAll: { a: [1] } }],
  ['$set inside a scalar', { a: 1 }, { $set: { 'a.b': 1 } }],
  ['$set inside null', { a: null }, { $set: { 'a.b': 1 } }],
  ['$set of a field of an array', { a: [1] }, { $set: { 'a.b': 1 } }],
  ['$set far beyond the end of an array', { a: [] }, { $set: { 'a.99999999': 1 } }],
  ['$set of a field with $', {}, { $set: { a: { $b: 1 } } }],
  ['$set of an empty step', {}, { $set: { 'a..b': 1 } }],
  ['$set of the _id', {}, { $set: { _id: 'y' } }],
  ['$unset of the _id', {}, { $unset: { _id: '' } }],
  ['$rename to no name', { a: 1 }, { $rename: { a: 1 } }],
  ['$rename through an array', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }],
  ['the same field twice', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
  ['a field and one inside it', { a: {} }, { $set: { a: {}, 'a.b': 1 } }],
  ['a field that another is renamed to', { a: 1 }, { $rename: { a: 'b' }, $set: { b: 1 } }],
  ['an unknown operator', {}, { $raise: { a: 1 } }],
  ['an operator that every object has', {}, { constructor: { a: 1 } }],
  ['a field in the place of an operator', {}, { a: 1 }],
  ['an operator without fields', {}, { $set: 1 }],
  ['$ without an array', { a: 1 }, { $set: { 'a.$': 1 } }],
  ['$ that the query says nothing of', { a: [1] }, { $set: { 'a.$': 1 } }],
  ['an array filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 'UNSUPPORTED'],
  ['$currentDate as a timestamp', {}, { $currentDate: { a: { $type: 'timestamp' } } }, 'UNSUPPORTED'],
  ['a value that is no JSON', {}, { $set: { a: new (class ObjectId {})() } }, 'UNSUPPORTED'],
])('update: %s is refused', (_fact, before, update, reason = 'BAD_UPDATE') => {
  expect(() => updated(before, update)).toThrow(expect.objectContaining({ reason }))
})

test('update: the given document and the operands stay as they were', () => {
  const before = { _id: 'x', a: [1], b: { c: 1 } }
  const operand = { d: [1] }
  const after = applyUpdate(before, { $push: { a: 2 }, $set: { b: operand } }, {}, { now: NOW, inserting: false })
  expect(before).toEqual({ _id: 'x', a: [1], b: { c: 1 } })
  expect(after.b).not.toBe(operand)
})

test('replacement: the _id stays and everything else goes', () => {
  expect(replaceDocument({ _id: 'x', a: 1 }, { b: 2 })).toEqual({ _id: 'x', b: 2 })
  expect(() => replaceDocument({ _id: 'x' }, { _id: 'y' })).toThrow(expect.objectContaining({ reason: 'BAD_UPDATE' }))
  expect(() => replaceDocument({ _id: 'x' }, { $set: { a: 1 } })).toThrow(
    expect.objectContaining({ reason: 'BAD_UPDATE' }),
  )
})
