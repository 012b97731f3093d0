import type { Statement } from '../../../typings/contract'
import { addMonths, type Day, dayLabel, type Month, monthLabel, monthOf } from '../../days/day'
import { dayAt } from '../../days/instant'
import { grouped } from '../../figures/grouped'

export type Lots = Statement['lots']

/** The month of `today` and the twelve after it: points earned this month live to the end of the last. */
const MONTHS_SHOWN = 13

/** What ends in each of the months shown, from the month of `today` on. */
export function monthBars({ lots, today }: { readonly lots: Lots; readonly today: Day }): MonthBar[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const month = addMonths(monthOf(today), index)
    const ending = lots.filter((lot) => monthOf(lastDayOf(lot.expiresAt)) === month)
    return { month, points: ending.reduce((sum, { left }) => sum + left, 0) }
  })
}

export interface MonthBar {
  readonly month: Month
  /** Whole points that end in the month. */
  readonly points: number
}

/** One line of text for every end there is, earliest first. */
export function expiryLines(lots: Lots): ExpiryLine[] {
  const byEnd = new Map<number, number>()
  for (const { left, expiresAt } of lots) byEnd.set(expiresAt, (byEnd.get(expiresAt) ?? 0) + left)
  return Array.from(byEnd, ([expiresAt, points]) => ({ when: whenLabel(expiresAt), points: grouped(points) }))
}

export interface ExpiryLine {
  /** `2027年11月底`, or the day where it is not the end of a month. */
  readonly when: string
  readonly points: string
}

function whenLabel(expiresAt: number): string {
  const lastDay = lastDayOf(expiresAt)
  const isMonthEnd = monthOf(dayAt(expiresAt)) !== monthOf(lastDay)
  return isMonthEnd ? `${monthLabel(monthOf(lastDay))}底` : `${lastDay.slice(0, 4)}年${dayLabel(lastDay)}`
}

/** A lot lives while `now < expiresAt`. */
const lastDayOf = (expiresAt: number): Day => dayAt(expiresAt - 1)
