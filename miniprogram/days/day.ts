/** Days `'YYYY-MM-DD'` and months `'YYYY-MM'` as the server gives them, in Asia/Shanghai. Nothing here asks the phone's clock
 *  or its time zone: `Date` is used in UTC alone, as a calendar. */

export type Day = string
export type Month = string

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: Day): number {
  return ((utcDateOf(day).getUTCDay() + 6) % 7) + 1
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function dayOfMonth(day: Day): number {
  return Number(day.slice(8))
}

/** Every day of `month`, in order. */
export function daysOf(month: Month): Day[] {
  const count = new Date(Date.UTC(yearOf(month), monthNumberOf(month), 0)).getUTCDate()
  return Array.from({ length: count }, (_, index) => `${month}-${twoDigits(index + 1)}`)
}

/** The month `count` months after `month`; before it when `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + monthNumberOf(month) - 1 + count
  return `${Math.floor(months / 12)}-${twoDigits((months % 12) + 1)}`
}

/** The day `count` days after `day`; before it when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  const date = utcDateOf(day)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** `11月3日` */
export function dayLabel(day: Day): string {
  return `${monthNumberOf(day)}月${dayOfMonth(day)}日`
}

/** `星期一` */
export function weekdayLabel(day: Day): string {
  return `星期${'一二三四五六日'.charAt(weekdayOf(day) - 1)}`
}

/** `2026年11月` */
export function monthLabel(month: Month): string {
  return `${yearOf(month)}年${monthNumberOf(month)}月`
}

const utcDateOf = (day: Day): Date => new Date(Date.UTC(yearOf(day), monthNumberOf(day) - 1, dayOfMonth(day)))
const yearOf = (text: Day | Month): number => Number(text.slice(0, 4))
const monthNumberOf = (text: Day | Month): number => Number(text.slice(5, 7))
const twoDigits = (value: number): string => String(value).padStart(2, '0')
