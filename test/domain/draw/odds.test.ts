import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { landOn, MILLION, millionthsOf, tableOf } from '../../../cloudfunctions/domain/draw/odds'
import { commitmentOf, entrantOf, rollOf } from '../../../cloudfunctions/domain/draw/roll'
import { simulate } from '../../../cloudfunctions/domain/draw/simulate'

const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const SEED = sha256('a seed of this test')

test('rollOf, entrantOf and commitmentOf: golden values, computed in another language', () => {
  const entrant = entrantOf('e1', 'account-1', sha256)
  expect(entrant).toBe(sha256('["e1","account-1"]').slice(0, 32))
  expect(commitmentOf(SEED, sha256)).toBe('1e8e728767a57dcf02f5ed95b77da1ec74e3b21537129c11dbf3705ac7b90875')
  expect(rollOf({ seed: SEED, eventId: 'e1', entrant, n: 1, nonce: 'mine' }, hmac)).toBe(0.83757173470194)
})

test.each([
  ['all bits zero', '0'.repeat(64), 0],
  ['half-open-odds: all bits one is below one', 'f'.repeat(64), 1 - 2 ** -52],
  ['the highest bit is a half', `8${'0'.repeat(63)}`, 0.5],
  ['bits behind the fifty-second count for nothing', `${'0'.repeat(13)}${'f'.repeat(51)}`, 0],
])('rollOf: %s', (_fact, digest, roll) => {
  expect(rollOf({ seed: SEED, eventId: 'e', entrant: 'm', n: 1, nonce: '' }, () => digest)).toBe(roll)
})

test('tableOf: ranges are half open and end where the next begins, whatever doubles make of 0.1 + 0.2', () => {
  const table = tableOf([
    { id: 'a', odds: 0.1 },
    { id: 'b', odds: 0.2 },
    { id: 'c', odds: 0.7 },
  ])
  expect(table).toEqual([
    { prizeId: 'a', from: 0, to: 0.1 },
    { prizeId: 'b', from: 0.1, to: 0.3 },
    { prizeId: 'c', from: 0.3, to: 1 },
  ])
})

test.each([
  ['the first number of a range is in it', 0.1, 'b'],
  ['the last double before it is not', 0.1 - 2 ** -53, 'a'],
  ['zero is in the first', 0, 'a'],
  ['the greatest roll is behind the last', 1 - 2 ** -52, null],
  ['the end of the last range wins nothing', 0.5, null],
])('half-open-odds: %s', (_fact, roll, expected) => {
  const table = tableOf([
    { id: 'a', odds: 0.1 },
    { id: 'b', odds: 0.4 },
  ])
  expect(landOn(table, roll)).toBe(expected)
})

test('half-open-odds: when odds add up to one, no roll lands on nothing, and none on two', () => {
  const odds = fc
    .array(fc.integer({ min: 1, max: MILLION }), { minLength: 1, maxLength: 12 })
    .map((parts) =>
      parts.map((part) => Math.max(1, Math.floor((part / parts.reduce((a, b) => a + b)) * (MILLION - 12)))),
    )
    .map((parts) => [...parts, MILLION - parts.reduce((a, b) => a + b)])
  fc.assert(
    fc.property(odds, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (millionths, roll) => {
      const table = tableOf(millionths.map((count, index) => ({ id: `p${index}`, odds: count / MILLION })))
      const hit = table.filter(({ from, to }) => from <= roll && roll < to)
      expect(hit).toHaveLength(1)
      expect(landOn(table, roll)).toBe(hit[0]?.prizeId)
    }),
  )
})

test.each([
  [0.1, 100_000],
  [0.000001, 1],
  [1, MILLION],
  [1 / 3, null],
  [0.0000001, null],
])('millionthsOf: %p is %p', (odds, expected) => {
  expect(millionthsOf(odds)).toBe(expected)
})

const ROLLS = 1_000_000

test(`chi-squared: ${ROLLS} rolls agree with the published odds`, () => {
  const odds = [0.5, 0.2, 0.1, 0.05, 0.01, 0.001]
  const table = tableOf(odds.map((chance, index) => ({ id: String(index), odds: chance })))
  const counts = Array<number>(odds.length + 1).fill(0)
  for (let entrant = 0; entrant < ROLLS; entrant++) {
    const landed = landOn(
      table,
      rollOf({ seed: SEED, eventId: 'chi', entrant: String(entrant), n: 1, nonce: 'n' }, hmac),
    )
    const place = landed === null ? odds.length : Number(landed)
    counts[place] = (counts[place] ?? 0) + 1
  }
  const expected = [...odds, 1 - odds.reduce((sum, chance) => sum + chance)].map((chance) => chance * ROLLS)
  const chiSquared = expected.reduce((sum, mean, place) => sum + ((counts[place] ?? 0) - mean) ** 2 / mean, 0)
  // Six degrees of freedom: an unbiased draw exceeds 22.46 once in a thousand seeds.
  expect(chiSquared).toBeLessThan(22.46)
}, 60_000)

test('simulate: the same seed gives the same draws, pools run empty, and the mean is what was issued', () => {
  const prizes = [
    { id: 'rare', kind: 'goods' as const, valueFen: 100_000, odds: 0.01, units: 5 },
    { id: 'often', kind: 'coupon' as const, valueFen: 500, odds: 0.3, units: 100_000 },
  ]
  const once = simulate({ prizes, seed: SEED, draws: 10_000 }, hmac)
  expect(simulate({ prizes, seed: SEED, draws: 10_000 }, hmac)).toEqual(once)
  const [rare, often] = once.prizes
  expect(rare).toEqual({ id: 'rare', issued: 5 })
  expect(Math.abs((often?.issued ?? 0) - 3000)).toBeLessThan(200)
  expect(once.totalFen).toBe(5 * 100_000 + (often?.issued ?? 0) * 500)
  expect(once.costFen).toEqual({ mean: once.totalFen / 10_000, p95: 500 })
})

test('simulate: days of a hundred begin with full pools, and none costs less by going on', () => {
  const often = { id: 'often', kind: 'coupon' as const, valueFen: 500, odds: 0.3, units: 10_000 }
  const plenty = simulate({ prizes: [often], seed: SEED, draws: 10_000 }, hmac)
  expect(plenty.hundredFen.mean[100]).toBe(plenty.totalFen / 100)
  for (const costs of [plenty.hundredFen.mean, plenty.hundredFen.p95]) {
    expect(costs).toHaveLength(101)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
  }
  const scarce = simulate({ prizes: [{ ...often, odds: 1, units: 2 }], seed: SEED, draws: 10_000 }, hmac)
  expect(scarce.hundredFen.p95.slice(0, 4)).toEqual([0, 500, 1000, 1000])
  expect(scarce.totalFen).toBe(1000)
})
