import fc from 'fast-check'
import { compareValues, EMPTY_ARRAY, Rank } from '../../../local/cloud/query/values'
import { fromText, toText } from '../../../local/cloud/store/document-text'
import { indexKeys } from '../../../local/cloud/store/index-keys'
import { afterAll as after, aroundType, encodeValue } from '../../../local/cloud/store/key-encoding'

const fieldName = fc.string({ unit: 'grapheme', maxLength: 4 }).filter((name) => !/^\$|^__proto__$/.test(name))
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MIN_VALUE),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('', '\0', 'a', 'a\0', 'a\0b', 'ab', '\uffff', '😀'),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(/a/, /a/i, /b/),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

const sign = Math.sign

test('keys: the order of the bytes is the order of the values, and its reverse for a descending field', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sign(Buffer.compare(encodeValue(a, 1), encodeValue(b, 1)))).toBe(sign(compareValues(a, b)))
      expect(sign(Buffer.compare(encodeValue(a, -1), encodeValue(b, -1)))).toBe(sign(compareValues(b, a)) + 0)
    }),
    { numRuns: 3000 },
  )
})

test('keys: two fields order like the first and then the second, whatever their directions', () => {
  const way = fc.constantFrom<1 | -1>(1, -1)
  fc.assert(
    fc.property(value, value, value, value, way, way, (a, b, c, d, first, second) => {
      const left = Buffer.concat([encodeValue(a, first), encodeValue(b, second)])
      const right = Buffer.concat([encodeValue(c, first), encodeValue(d, second)])
      const expected = first * compareValues(a, c) || second * compareValues(b, d)
      expect(sign(Buffer.compare(left, right)) + 0).toBe(sign(expected) + 0)
    }),
    { numRuns: 3000 },
  )
})

test('keys: what begins with a value lies between its key and what comes after all of it', () => {
  fc.assert(
    fc.property(value, value, fc.constantFrom<1 | -1>(1, -1), (a, b, way) => {
      const key = encodeValue(a, way)
      const longer = Buffer.concat([key, encodeValue(b, 1)])
      expect(Buffer.compare(key, longer)).toBe(-1)
      expect(Buffer.compare(longer, after(key))).toBe(-1)
      const other = encodeValue(b, way)
      if (Buffer.compare(other, key) > 0) expect(Buffer.compare(after(key), other)).toBe(-1)
    }),
    { numRuns: 3000 },
  )
})

test('keys: every value lies within the bounds of its type, and an empty array below them all', () => {
  fc.assert(
    fc.property(scalar, fc.constantFrom<1 | -1>(1, -1), fc.constantFrom(...Object.values(Rank)), (a, way, rank) => {
      const { before, after: beyond } = aroundType(rank, way)
      const key = encodeValue(a, way)
      const inside = Buffer.compare(before, key) < 0 && Buffer.compare(key, beyond) < 0
      const rankByte = key[0] ?? 0
      expect(inside).toBe((way === 1 ? rankByte : 0xff - rankByte) === rank)
      expect(sign(Buffer.compare(encodeValue(EMPTY_ARRAY, way), key)) + 0).toBe(-way)
    }),
    { numRuns: 2000 },
  )
})

test('documents: what is written as text comes back the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fieldName, value, { maxKeys: 4, noNullPrototype: true }), (fields) => {
      const document = { ...fields, _id: 'x' }
      expect(compareValues(fromText(toText(document)), document)).toBe(0)
    }),
    { numRuns: 2000 },
  )
})

const spec = (...fields: string[]) => ({ name: 'i', fields: fields.map((field) => [field, 1] as const) })
const keysOf = (fields: string[], document: Record<string, unknown>) =>
  indexKeys(spec(...fields), document).keys.map((key) => key.toString('hex'))
const key = (...values: unknown[]) => Buffer.concat(values.map((part) => encodeValue(part, 1))).toString('hex')

test.each<[fact: string, fields: string[], document: Record<string, unknown>, keys: string[]]>([
  ['a scalar has one key', ['a'], { a: 1 }, [key(1)]],
  ['a missing field counts as null', ['a'], {}, [key(null)]],
  ['an array has a key for each element', ['a'], { a: [1, 2] }, [key(1), key(2)]],
  ['equal elements share a key', ['a'], { a: [1, 1] }, [key(1)]],
  ['an empty array has a key of its own', ['a'], { a: [] }, [key(EMPTY_ARRAY)]],
  ['an array in an array is one value', ['a'], { a: [[1, 2]] }, [key([1, 2])]],
  ['a path goes into elements', ['a.b'], { a: [{ b: 1 }, { b: [2, 3] }, {}] }, [key(1), key(2), key(3), key(null)]],
  ['a path into an empty array is null', ['a.b'], { a: [] }, [key(null)]],
  ['a path into a scalar is null', ['a.b'], { a: 1 }, [key(null)]],
  ['a path with an index takes that element', ['a.1'], { a: [4, 5] }, [key(5)]],
  ['two fields, one of them an array', ['a', 'b'], { a: [1, 2], b: 3 }, [key(1, 3), key(2, 3)]],
  [
    'two fields of the same elements go together',
    ['a.b', 'a.c'],
    { a: [{ b: 1, c: 2 }, { b: 3 }] },
    [key(1, 2), key(3, null)],
  ],
])('index keys: %s', (_fact, fields, document, keys) => {
  expect(keysOf(fields, document)).toEqual(keys)
})

test('index keys: two arrays side by side are refused', () => {
  expect(() => indexKeys(spec('a', 'b'), { a: [1], b: [2] })).toThrow(expect.objectContaining({ reason: 'BAD_UPDATE' }))
})
