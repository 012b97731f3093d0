import type { Prize } from '../../../typings/contract'

/** What `draws` draws from full pools cost on average, in fen (rule F-8): of each prize, its value times how many of it are
 *  issued, which is how many draws land on it, or all its units when more do. */
export function expectedCostFen(prizes: ReadonlyArray<Pick<Prize, 'valueFen' | 'odds' | 'units'>>, draws: number) {
  return prizes.reduce((sum, { valueFen, odds, units }) => sum + valueFen * expectedIssued({ odds, units, draws }), 0)
}

interface Issuing {
  readonly odds: number
  readonly units: number
  readonly draws: number
}

/** The mean of min(landed, units) where `landed` is binomial: the sum over k < units of P(landed > k). */
function expectedIssued({ odds, units, draws }: Issuing): number {
  if (units >= draws) return odds * draws
  if (odds === 1) return Math.min(units, draws)
  const logRatio = Math.log(odds) - Math.log1p(-odds)
  // In logarithms: the chance that none of many draws lands is too small for a number.
  let logChance = draws * Math.log1p(-odds)
  let atMost = 0
  let issued = 0
  for (let k = 0; k < units; k++) {
    atMost += Math.exp(logChance)
    issued += Math.max(0, 1 - atMost)
    logChance += logRatio + Math.log(draws - k) - Math.log(k + 1)
  }
  return issued
}
