import type { RuleFigures } from '../../../typings/contract'
import { type Counts, countOf } from './counts'

/** Sent messages that came to something: `signals` were useful, `noises` were not (rule N-10). */
export interface Judged {
  readonly signals: number
  readonly noises: number
}

/** Fewer judged messages than this say nothing. */
const ENOUGH = 20

/** Of the normal distribution, for 95 %. */
const Z = 1.959964

export const judgedOf = (counts: Counts | undefined): Judged => ({
  signals: countOf(counts, 'signal') - countOf(counts, 'signalWithdrawn'),
  noises: countOf(counts, 'noise'),
})

/**
 * Signals for each noise, with its 95 % interval (rule N-10). With half a message added on either side, so that no noise at
 * all is a figure too: S = signals + ½, N = noises + ½, n = S + N. The figure is S ÷ N; its ends are p ÷ (1 − p) at both ends
 * of Wilson's interval of the share S ÷ n. Null with fewer than twenty messages.
 */
export function signalToNoise({ signals, noises }: Judged): RuleFigures['ratio'] {
  if (signals + noises < ENOUGH) return null
  const n = signals + noises + 1
  const share = (signals + 0.5) / n
  const middle = share + Z ** 2 / (2 * n)
  const spread = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  const end = (at: number) => at / (1 + Z ** 2 / n - at)
  return { value: (signals + 0.5) / (noises + 0.5), low: end(middle - spread), high: end(middle + spread) }
}
