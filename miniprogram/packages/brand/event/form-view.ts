import type { EventLack } from '../../../../typings/contract'
import { dayLabel, weekdayLabel } from '../../../days/day'
import { grouped } from '../../../figures/grouped'
import { type EventForm, type MomentField, pointsOf } from './event-form'
import { type OddsSum, oddsSum } from './odds-sum'
import { wholeOf } from './typed-numbers'

/** What a form shows beside what is typed in it. */
export interface FormView {
  readonly days: Readonly<Record<MomentField, string>>
  readonly sum: OddsSum
  /** What the points prizes come to; empty where there is none. */
  readonly pointsWords: string
  /** What the budget should be; empty where it is enough. */
  readonly budget: string
}

export function formView(form: EventForm): FormView {
  const points = pointsOf(form.prizes)
  const day = (field: MomentField) => `${dayLabel(form[field].day)} ${weekdayLabel(form[field].day)}`
  return {
    days: { opens: day('opens'), closes: day('closes'), claimBy: day('claimBy') },
    sum: oddsSum(form.prizes),
    pointsWords: points === 0 ? '' : `积分奖品全部发完是 ${grouped(points)} 分`,
    budget: points > (wholeOf(form.pointsBudget) ?? 0) ? String(points) : '',
  }
}

/** What is missing, by where it is said: the field's name, or the prize's id. */
export interface LacksShown {
  readonly fields: Readonly<Record<string, string>>
  readonly prizes: Readonly<Record<string, readonly string[]>>
}

export const NO_LACKS: LacksShown = { fields: {}, prizes: {} }

export function lacksShown(lacks: readonly EventLack[]): LacksShown {
  const fields: Record<string, string> = {}
  const prizes: Record<string, string[]> = {}
  for (const { what, prizeId, words } of lacks) {
    if (prizeId === undefined) fields[what] = words
    // The words name the prize, which stands right above them here.
    else prizes[prizeId] = [...(prizes[prizeId] ?? []), words.slice(words.indexOf('：') + 1)]
  }
  return { fields, prizes }
}

/** The id on the page beside which the first thing is missing. */
export function placeOf({ what, prizeId }: EventLack): string {
  if (prizeId !== undefined || what === 'prizes' || what === 'prizeIds' || what === 'oddsSum') return 'at-prizes'
  if (what === 'opensAt' || what === 'closesAt' || what === 'claimBy') return 'at-times'
  return `at-${what}`
}
