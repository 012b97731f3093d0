import { compileProjection } from '../../../local/cloud/query/project'

const document = { _id: 'x', a: 1, b: { c: 2, d: 3 }, e: [{ f: 4, g: 5 }, 6, { f: 7 }], h: [1, 2, 3, 4] }

test.each<[fact: string, projection: Record<string, unknown>, shown: Record<string, unknown>]>([
  ['nothing asked for shows everything', {}, document],
  ['shown fields come with the _id', { a: 1 }, { _id: 'x', a: 1 }],
  ['the _id may be left out', { a: true, _id: 0 }, { a: 1 }],
  ['only the _id', { _id: 1 }, { _id: 'x' }],
  ['only the _id left out', { _id: false }, { a: document.a, b: document.b, e: document.e, h: document.h }],
  ['left out fields', { a: 0, e: 0, h: 0 }, { _id: 'x', b: { c: 2, d: 3 } }],
  ['a field inside', { 'b.c': 1 }, { _id: 'x', b: { c: 2 } }],
  ['a field inside left out', { 'b.c': 0, a: 0, e: 0, h: 0 }, { _id: 'x', b: { d: 3 } }],
  ['a field of elements drops scalars', { 'e.f': 1 }, { _id: 'x', e: [{ f: 4 }, { f: 7 }] }],
  ['a field of elements left out keeps scalars', { 'e.f': 0, a: 0, b: 0, h: 0 }, { _id: 'x', e: [{ g: 5 }, 6, {}] }],
  ['a missing field shows nothing', { z: 1 }, { _id: 'x' }],
  ['a field inside a scalar shows nothing', { 'a.z': 1 }, { _id: 'x' }],
  ['$slice from the beginning', { h: { $slice: 2 }, a: 1 }, { _id: 'x', a: 1, h: [1, 2] }],
  ['$slice from the end', { h: { $slice: -1 }, a: 1 }, { _id: 'x', a: 1, h: [4] }],
  ['$slice of a stretch', { h: { $slice: [1, 2] }, a: 1 }, { _id: 'x', a: 1, h: [2, 3] }],
  ['$slice alone keeps the other fields', { h: { $slice: 1 } }, { ...document, h: [1] }],
  [
    '$elemMatch shows the first that matches',
    { e: { $elemMatch: { f: { $gt: 3 } } } },
    { _id: 'x', e: [{ f: 4, g: 5 }] },
  ],
  ['$elemMatch that nothing matches shows no field', { e: { $elemMatch: { f: 9 } } }, { _id: 'x' }],
])('projection: %s', (_fact, projection, shown) => {
  expect(compileProjection(projection)(document)).toEqual(shown)
})

test.each<[fact: string, projection: Record<string, unknown>]>([
  ['showing and leaving out at once', { a: 1, h: 0 }],
  ['a field and a field inside it', { b: 1, 'b.c': 1 }],
  ['a rule that is none', { a: { $first: 1 } }],
  ['$slice of a word', { h: { $slice: 'x' } }],
])('projection: %s is refused', (_fact, projection) => {
  expect(() => compileProjection(projection)).toThrow(expect.objectContaining({ reason: 'BAD_QUERY' }))
})
