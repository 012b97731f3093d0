import { type Order, sortDocuments } from '../../../local/cloud/query/sort'

const sorted = (values: unknown[], order: Order) =>
  sortDocuments(
    values.map((a, at) => ({ at, ...(a !== undefined && { a }) })),
    order,
  ).map(({ at }) => at)

test('sort: types come in the order of MongoDB, a missing field with null', () => {
  const values = [/x/, new Date(0), true, [3], { b: 1 }, 'x', 2, null, undefined, []]
  expect(sorted(values, [['a', 1]])).toEqual([9, 7, 8, 6, 3, 5, 4, 2, 1, 0])
})

test('sort: an array counts by its least element going up and its greatest going down', () => {
  const values = [[1, 9], [5], 4]
  expect(sorted(values, [['a', 1]])).toEqual([0, 2, 1])
  expect(sorted(values, [['a', -1]])).toEqual([0, 1, 2])
})

test('sort: an empty array comes last going down', () => {
  expect(sorted([[], null, 1], [['a', -1]])).toEqual([2, 1, 0])
})

test('sort: documents that are equal stay as they came, both ways', () => {
  expect(sorted([1, 1, 0, 1], [['a', 1]])).toEqual([2, 0, 1, 3])
  expect(sorted([1, 1, 0, 1], [['a', -1]])).toEqual([0, 1, 3, 2])
})

test('sort: the second field decides where the first is equal', () => {
  const documents = [
    { a: 1, b: 1 },
    { a: 1, b: 2 },
    { a: 0, b: 3 },
  ]
  const order = [
    ['a', 1],
    ['b', -1],
  ] as const
  expect(sortDocuments(documents, order).map(({ b }) => b)).toEqual([3, 2, 1])
})

test('sort: a dotted path goes into elements', () => {
  expect(sorted([[{ b: 5 }, { b: 1 }], { b: 3 }], [['a.b', 1]])).toEqual([0, 1])
})

test.each([
  ['a direction that is neither', [['a', 2]]],
  ['an empty step in a path', [['a.', 1]]],
])('sort: %s is refused', (_fact, order) => {
  expect(() => sortDocuments([{ a: 1 }], order as unknown as Order)).toThrow(
    expect.objectContaining({ reason: 'BAD_QUERY' }),
  )
})
