import type { BrandEvent, Simulation } from '../../../../typings/contract'
import { grouped } from '../../../figures/grouped'
import { money } from '../words/money'

/** What ten thousand draws came to, in words and as a plot. */
export interface SimulationView {
  readonly draws: string
  /** Of one draw. */
  readonly mean: string
  readonly p95: string
  /** Of a hundred of them. */
  readonly hundredMean: string
  readonly hundredP95: string
  readonly total: string
  /** What all units together are worth: more can never be given out. */
  readonly cap: string
  readonly plot: {
    readonly values: readonly number[]
    readonly above: readonly number[]
    readonly label: string
  }
  readonly prizes: readonly IssuedRow[]
}

export interface IssuedRow {
  readonly id: string
  readonly name: string
  readonly words: string
  /** Of a bar, 0 to 100. */
  readonly width: number
}

export function simulationView(
  event: BrandEvent,
  { draws, costFen, hundredFen, totalFen, prizes }: Simulation,
): SimulationView {
  const [hundredMean, hundredP95] = [lastOf(hundredFen.mean), lastOf(hundredFen.p95)].map(roughly)
  const cap = event.prizes.reduce((sum, { valueFen = 0, units = 0 }) => sum + valueFen * units, 0)
  return {
    draws: grouped(draws),
    mean: money(costFen.mean),
    p95: money(costFen.p95),
    hundredMean: hundredMean ?? '',
    hundredP95: hundredP95 ?? '',
    total: money(totalFen),
    cap: money(cap),
    plot: {
      values: hundredFen.mean,
      above: hundredFen.p95,
      label: `一天里抽到第 100 次，平均花 ${hundredMean}，一百天里有九十五天不超过 ${hundredP95}`,
    },
    prizes: prizes.map(({ id, issued }) => {
      const { name = '', units = 0 } = event.prizes.find((prize) => prize.id === id) ?? {}
      const gone = issued >= units ? '，全部发完' : ''
      const width = units === 0 ? 0 : (issued / units) * 100
      return { id, name, words: `发出 ${grouped(issued)} 份，共 ${grouped(units)} 份${gone}`, width }
    }),
  }
}

/** What is promised by publishing, for the last look before it. */
export function promiseWords({ prizes }: BrandEvent, when: string): string {
  const units = prizes.reduce((sum, { units = 0 }) => sum + units, 0)
  return `${when}，${prizes.length} 种奖品共 ${grouped(units)} 份。发布后，时间、奖品、概率和规则都锁定，只能加奖品、延长领奖。`
}

/** A simulation is not exact to the fen: whole yuan from ten on. */
const roughly = (fen: number): string => money(fen < 1000 ? fen : Math.round(fen / 100) * 100)

const lastOf = (values: readonly number[]): number => values[values.length - 1] ?? 0
