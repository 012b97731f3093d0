import { dayLabel, weekdayLabel } from './day'
import { dayAt, timeLabel } from './instant'

/** From `from`, until before `to` (epoch ms). */
export interface Span {
  readonly from: number
  readonly to: number
}

/** `12月1日 星期二 10:00–22:00`; with both days where it is more than one. */
export function spanLabel({ from, to }: Span): string {
  const day = dayAt(from)
  if (day !== dayAt(to - 1)) return `${dayLabel(day)} ${timeLabel(from)} 到 ${momentLabel(to)}`
  return `${dayLabel(day)} ${weekdayLabel(day)} ${timeLabel(from)}–${endOfDayOr(timeLabel(to))}`
}

/** When something ends: `12月1日 22:00`, and `12月1日 24:00` for the midnight after it. */
export function momentLabel(at: number): string {
  return `${dayLabel(dayAt(at - 1))} ${endOfDayOr(timeLabel(at))}`
}

/** The midnight that ends a day is its last moment, not the first of the next. */
const endOfDayOr = (time: string): string => (time === '00:00' ? '24:00' : time)
