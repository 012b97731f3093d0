import type { BrandEvent, Simulation } from '../../../../typings/contract'
import { grouped } from '../../../figures/grouped'
import { money } from '../words/money'

/** What ten thousand draws came to, in words and as a plot. */
export interface SimulationView {
  readonly draws: string
  readonly mean: string
  readonly p95: string
  readonly most: string
  readonly total: string
  /** What all units together are worth: more can never be given out. */
  readonly cap: string
  readonly plot: {
    readonly values: readonly number[]
    readonly top: number
    readonly level: number
    readonly dot: number
    readonly peak: string
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

const P95 = 95
/** The dearest hundredth would press all others to the ground: the plot ends a little above the rest. */
const PLOTTED = 99
const HEADROOM = 1.2

export function simulationView(
  event: BrandEvent,
  { draws, costFen, percentilesFen, totalFen, prizes }: Simulation,
): SimulationView {
  const most = percentilesFen[percentilesFen.length - 1] ?? 0
  const top = Math.max(percentilesFen[PLOTTED] ?? 0, costFen.mean) * HEADROOM
  const [mean, p95] = [money(costFen.mean), money(costFen.p95)]
  const cap = event.prizes.reduce((sum, { valueFen = 0, units = 0 }) => sum + valueFen * units, 0)
  return {
    draws: grouped(draws),
    mean,
    p95,
    most: money(most),
    total: money(totalFen),
    cap: money(cap),
    plot: {
      values: percentilesFen,
      top,
      level: costFen.mean,
      dot: P95,
      peak: top < most ? `最贵的到 ${money(most)}，画不下` : '',
      label: `从最省到最贵的抽奖：平均 ${mean}，百分之九十五不超过 ${p95}，最贵 ${money(most)}`,
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
