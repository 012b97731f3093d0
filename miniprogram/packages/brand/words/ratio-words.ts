import type { RuleFigures } from '../../../../typings/contract'

type Ratio = NonNullable<RuleFigures['ratio']>

/** Signals for each noise as they are shown: `8.2`, and how sure one can be. */
export interface RatioWords {
  readonly value: string
  readonly interval: string
}

export function ratioWords(ratio: Ratio | null): RatioWords {
  if (ratio === null) return { value: '—', interval: '发出的还太少，说不准' }
  const { value, low, high } = ratio
  return { value: figure(value), interval: `九成五的把握在 ${figure(low)} 到 ${figure(high)} 之间` }
}

/** One decimal below ten, none above. */
const figure = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
