import { digitsOf } from '../../../miniprogram/components/points-figure/digits'

const show = (value: number, before: number | null) =>
  digitsOf({ value, before })
    .map((digit) => (digit.rolls ? `[${digit.before}>${digit.symbol}]` : digit.symbol))
    .join('')

test.each([
  ['the first time nothing rolls', 1280, null, '1,280'],
  ['only what changes rolls', 1280, 1275, '1,2[7>8][5>0]'],
  ['a new place comes from nothing', 105, 95, '[>1][9>0]5'],
  ['a new thousand brings its comma', 1005, 995, '[>1][>,][9>0][9>0]5'],
  ['a place that goes is gone', 95, 105, '[0>9]5'],
  ['millions have two commas', 1234567, null, '1,234,567'],
  ['nothing is a figure too', 0, null, '0'],
])('digitsOf: %s', (_fact, value, before, expected) => {
  expect(show(value, before)).toBe(expected)
})

test('digitsOf: places that stand keep their key, places that roll get another', () => {
  const keys = digitsOf({ value: 1275, before: null }).map((digit) => digit.key)
  const later = digitsOf({ value: 1280, before: 1275 }).map((digit) => digit.key)
  expect(later.map((key) => keys.includes(key))).toEqual([true, true, true, false, false])
  expect(new Set(later).size).toBe(later.length)
})
