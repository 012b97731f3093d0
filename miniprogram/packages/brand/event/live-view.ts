import type { BrandEvent, EventCourse } from '../../../../typings/contract'
import { momentLabel, spanLabel } from '../../../days/span'
import { grouped } from '../../../figures/grouped'
import { money } from '../words/money'
import { percent } from '../words/percent'
import { amendmentWords, STATES } from './state-words'

/** A published event as it is watched. */
export interface LiveView {
  readonly name: string
  readonly state: string
  readonly when: string
  readonly claimBy: string
  readonly draws: string
  readonly entrants: string
  /** Of all members; empty where their number is not known. */
  readonly share: string
  readonly each: string
  readonly cost: string
  readonly prizes: readonly LeftRow[]
  readonly amendments: readonly string[]
  readonly commitment: string
  readonly seed: string
}

export interface LeftRow {
  readonly id: string
  readonly name: string
  readonly left: string
  readonly words: string
  /** What is left, of a bar, 0 to 100. */
  readonly width: number
}

export function liveView(event: BrandEvent, { draws, entrants }: EventCourse, members: number): LiveView {
  const { state, opensAt, closesAt, claimBy, prizes } = event
  const issued = ({ units = 0, unitsLeft }: (typeof prizes)[number]) => units - unitsLeft
  const costFen = prizes.reduce((sum, prize) => sum + issued(prize) * (prize.valueFen ?? 0), 0)
  return {
    name: event.name ?? '',
    state: STATES.find(([known]) => known === state)?.[1] ?? '',
    when: spanLabel({ from: opensAt, to: closesAt }),
    claimBy: claimBy === undefined ? '' : `领奖到 ${momentLabel(claimBy)}`,
    draws: grouped(draws),
    entrants: grouped(entrants),
    share: members === 0 || entrants === 0 ? '' : `会员的 ${percent(entrants, members)}`,
    each: entrants === 0 ? '—' : (draws / entrants).toFixed(1),
    cost: money(costFen),
    prizes: prizes.map((prize) => ({
      id: prize.id ?? '',
      name: prize.name ?? '',
      left: prize.unitsLeft === 0 ? '已发完' : `还有 ${grouped(prize.unitsLeft)} 份`,
      words: `发出 ${grouped(issued(prize))} 份，共 ${grouped(prize.units ?? 0)} 份`,
      width: prize.units ? (prize.unitsLeft / prize.units) * 100 : 0,
    })),
    amendments: event.amendments.map((amendment) => amendmentWords(amendment, event)),
    commitment: event.commitment ?? '',
    seed: event.seed ?? '',
  }
}
