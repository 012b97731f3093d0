import fc from 'fast-check'
import { factorOf, pointsFor } from '../../../../cloudfunctions/domain/receipts/award-rules'
import { fenOf, money, type PadKey, pointsOf, typeKey } from '../../../../miniprogram/packages/staff/amount'

const KEYS: readonly PadKey[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'back']
const PERCENT = fc.integer({ min: 0, max: 1000 })
const type = (...keys: readonly PadKey[]) => keys.reduce(typeKey, '')

test.each([
  [['1', '2', '8'], '128', 12_800],
  [['0', '0', '7'], '7', 700],
  [['.', '5'], '0.5', 50],
  [['9', '.', '9', '9', '9'], '9.99', 999],
  [['1', '.', '.', '5'], '1.5', 150],
  [['1', '2', 'back'], '1', 100],
  [['back'], '', 0],
] as Array<[PadKey[], string, number]>)('keys %j type %s, which is %d fen', (keys, text, fen) => {
  expect(type(...keys)).toBe(text)
  expect(fenOf(text)).toBe(fen)
})

test('whatever is typed is an amount that a receipt can have', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 20 }), (keys) => {
      const text = type(...keys)
      expect(text).toMatch(/^(|(0|[1-9]\d*)(\.\d{0,2})?)$/)
      expect(fenOf(text)).toBeLessThanOrEqual(10_000_000)
    }),
  )
})

test('the preview counts points as the server does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), PERCENT, PERCENT, (fen, tierPercent, dayPercent) => {
      const multiplier = { tierPercent, dayPercent }
      expect(pointsOf(fen, factorOf(multiplier))).toBe(pointsFor(fen, multiplier))
    }),
  )
})

test('money is written as a receipt has it', () => {
  expect([0, 5, 12_800].map(money)).toEqual(['¥0.00', '¥0.05', '¥128.00'])
})
