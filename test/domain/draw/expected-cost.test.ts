import { createHmac } from 'node:crypto'
import { expectedCostFen } from '../../../cloudfunctions/domain/draw/expected-cost'
import { simulate } from '../../../cloudfunctions/domain/draw/simulate'
import { plainCostFen } from '../../../local/figures-check/plain-cost'

const BAG = { id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 5900, odds: 0.1, units: 10 } as const
const SET = { id: 'set', name: '四件套', kind: 'goods', valueFen: 50_000, odds: 0.001, units: 1 } as const

test.each([
  ['nothing drawn costs nothing', [BAG], 0, 0],
  ['one draw costs its odds', [BAG], 1, 590],
  ['with a unit for every draw it is the odds alone', [BAG], 10, 5900],
  ['a certain prize costs all its units, and no more', [{ ...BAG, odds: 1 }], 12, 59_000],
  ['very many draws empty the pool', [BAG], 100_000, 59_000],
])('expectedCostFen: %s', (_fact, prizes, draws, expected) => {
  expect(expectedCostFen(prizes, draws)).toBeCloseTo(expected, 6)
})

test('expectedCostFen: it is what draw after draw comes to, and what simulations come to on average (F-8)', () => {
  const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('hex')
  for (const draws of [100, 200, 400]) {
    const expected = expectedCostFen([BAG, SET], draws)
    expect(expected).toBeCloseTo(plainCostFen([BAG, SET], draws), 5)
    const worlds = Array.from({ length: 150 }, (_, world) =>
      simulate({ prizes: [BAG, SET], seed: `${world}`, draws }, hmac),
    )
    const simulated = worlds.reduce((sum, { totalFen }) => sum + totalFen, 0) / worlds.length
    expect(Math.abs(simulated - expected) / expected).toBeLessThan(0.1)
  }
})

test('expectedCostFen: it is the mean that the operator saw of days of a hundred draws before publishing', () => {
  const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('hex')
  const { hundredFen } = simulate({ prizes: [BAG], seed: 'seen', draws: 10_000 }, hmac)
  for (const draws of [20, 60, 100]) {
    const seen = hundredFen.mean[draws] ?? 0
    expect(Math.abs(seen - expectedCostFen([BAG], draws)) / seen).toBeLessThan(0.1)
  }
})
