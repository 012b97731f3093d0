import { EJSON } from 'bson'
import fc from 'fast-check'
import { formatExtended, parseExtended } from '../../../local/cloud/wire/extended-json'

const NOW = 1_800_000_000_000
const parse = (text: string) => parseExtended(text, () => NOW)

test.each<[fact: string, text: string, value: unknown]>([
  ['int', '{"a":{"$numberInt":"-7"}}', { a: -7 }],
  ['long', '{"a":{"$numberLong":"1795384610930"}}', { a: 1795384610930 }],
  ['double', '{"a":{"$numberDouble":"1.5"}}', { a: 1.5 }],
  ['not a number', '{"a":{"$numberDouble":"NaN"}}', { a: Number.NaN }],
  ['infinity', '{"a":{"$numberDouble":"-Infinity"}}', { a: Number.NEGATIVE_INFINITY }],
  ['minus zero', '{"a":{"$numberDouble":"-0.0"}}', { a: -0 }],
  ['plain number', '{"a":3}', { a: 3 }],
  ['canonical date', '{"a":{"$date":{"$numberLong":"5"}}}', { a: new Date(5) }],
  ['relaxed date', '{"a":{"$date":"1970-01-01T00:00:00.005Z"}}', { a: new Date(5) }],
  ['regular expression', '{"a":{"$regularExpression":{"pattern":"^a","options":"i"}}}', { a: /^a/i }],
  ['server date', '{"a":{"$tcb_server_date":{"offset":{"$numberInt":"0"}}}}', { a: new Date(NOW) }],
  ['server date with an offset', '{"a":{"$tcb_server_date":{"offset":{"$numberInt":"-5"}}}}', { a: new Date(NOW - 5) }],
  ['operator, left alone', '{"a":{"$gt":{"$numberInt":"1"}}}', { a: { $gt: 1 } }],
  ['deep inside lists', '[[{"a":[{"$numberInt":"1"}]}]]', [[{ a: [1] }]]],
])('parse: %s', (_fact, text, value) => {
  expect(parse(text)).toEqual(value)
})

test.each([
  ['{"a":{"$oid":"0123456789abcdef01234567"}}', /unsupported type of value in Extended JSON: \$oid/],
  ['{"a":{"$numberInt":"seven"}}', /not a number/],
  ['{"a":{"$numberInt":7}}', /not a number/],
  ['{"a":{"$date":"soon"}}', /not a date/],
  ['{"a":{"$regularExpression":{"pattern":"("}}}', /not a regular expression/],
  ['{"a":{"$tcb_server_date":{"offset":"x"}}}', /server date/],
  ['{"a":', /not Extended JSON/],
])('parse: %s is refused', (text, says) => {
  expect(() => parse(text)).toThrow(says)
})

const documents = fc.object({
  // A name with a dollar is an operator's or a wrapper's.
  key: fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
  values: [fc.double(), fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true })],
  maxDepth: 4,
})

test('what we format bson reads, and what bson formats we read', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(EJSON.parse(formatExtended(document))).toEqual(document)
      expect(parse(formatExtended(document))).toEqual(document)
      expect(parse(EJSON.stringify(document, { relaxed: false }))).toEqual(document)
    }),
  )
})
