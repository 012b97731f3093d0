import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string

/** A calendar month in Asia/Shanghai, `YYYY-MM`. */
export type Month = string

/**
 * Shanghai has kept UTC+8 without summer time since 1991. dayjs runs in UTC mode on the shifted instant, because its time
 * zone plugin goes wrong where the process's own zone has summer time.
 */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000

const DAY = 'YYYY-MM-DD'
const MONTH = 'YYYY-MM'

/** The day in Shanghai at `instant` (epoch ms). The code runs in UTC; from 16:00:00.000Z on it is the next day. */
export function dayOf(instant: number): Day {
  return dayjs.utc(instant + SHANGHAI_OFFSET_MS).format(DAY)
}

/** The first instant (epoch ms) of `day` in Shanghai. */
export function startOfDay(day: Day): number {
  return dayjs.utc(day).valueOf() - SHANGHAI_OFFSET_MS
}

/** The month, day, hour and minute in Shanghai, to be read by people: `11月22日 08:05`. */
export function clockTimeOf(instant: number): string {
  return dayjs.utc(instant + SHANGHAI_OFFSET_MS).format('M月D日 HH:mm')
}

/** The same to the second, as tables have it: `2026-11-22 08:05:09`. */
export function timestampOf(instant: number): string {
  return dayjs.utc(instant + SHANGHAI_OFFSET_MS).format('YYYY-MM-DD HH:mm:ss')
}

/** False for a day that no calendar has, such as 2026-02-30. */
export function isOnTheCalendar(day: Day): boolean {
  return dayjs.utc(day).format(DAY) === day
}

/** The day `count` days after `day`; before it when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'day').format(DAY)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The month `count` months after `month`. */
export function addMonths(month: Month, count: number): Month {
  return dayjs.utc(month).add(count, 'month').format(MONTH)
}

/** Every day of `month`, in order. */
export function daysOfMonth(month: Month): Day[] {
  const first = dayjs.utc(month)
  return Array.from({ length: first.daysInMonth() }, (_, index) => first.add(index, 'day').format(DAY))
}

/** The number of days from the first of `from` to the last of `to`, both counted. At least 1 when `from <= to`. */
export function countDays({ from, to }: { readonly from: Day; readonly to: Day }): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day') + 1
}
