import type { PrizeForm } from './event-form'
import { oddsOf } from './typed-numbers'

/** What the odds of the prizes add up to. */
export interface OddsSum {
  /** Of a bar, 0 to 100. */
  readonly width: number
  readonly words: string
  readonly isTooMuch: boolean
}

/** Added in whole millionths: what is shown is exact. */
export function oddsSum(prizes: ReadonlyArray<Pick<PrizeForm, 'odds'>>): OddsSum {
  const millionths = prizes.reduce((sum, { odds }) => sum + Math.round((oddsOf(odds) ?? 0) * 1_000_000), 0)
  const percent = (value: number) => `${value / 10_000}%`
  const isTooMuch = millionths > 1_000_000
  const rest = isTooMuch
    ? `，超出 ${percent(millionths - 1_000_000)}，请调低一些`
    : millionths === 1_000_000
      ? '，每次都中'
      : `，另外 ${percent(1_000_000 - millionths)} 这次没有奖品`
  return { width: Math.min(100, millionths / 10_000), words: `概率合计 ${percent(millionths)}${rest}`, isTooMuch }
}
