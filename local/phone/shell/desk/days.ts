/** Days of the calendar in Shanghai. Instants are epoch milliseconds, days `YYYY-MM-DD`, times of day milliseconds since
 *  midnight. Shanghai has been eight hours ahead without summer time since 1991. */
const OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const TUESDAY = 2

export const dayOf = (instant: number): string => new Date(instant + OFFSET_MS).toISOString().slice(0, 10)

/** The same time of day, `days` later. */
export const daysLater = (instant: number, days: number): number => instant + days * DAY_MS

/** The next Tuesday after the day of `instant`, at the same time of day. */
export function nextTuesday(instant: number): number {
  const weekday = new Date(instant + OFFSET_MS).getUTCDay()
  return daysLater(instant, (TUESDAY - weekday + 7) % 7 || 7)
}

/** `day` at the time of day of `instant`. */
export function sameTimeOn(day: string, instant: number): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + ((instant + OFFSET_MS) % DAY_MS)
}

/** `11月22日 星期日` */
export const describeDay = (instant: number): string => DAY.format(instant).replace(/(星期.)/, ' $1')
/** `09:41` */
export const describeTime = (instant: number): string => TIME.format(instant)

const zone = { timeZone: 'Asia/Shanghai' } as const
const DAY = new Intl.DateTimeFormat('zh-CN', { ...zone, month: 'long', day: 'numeric', weekday: 'long' })
const TIME = new Intl.DateTimeFormat('zh-CN', { ...zone, hour: '2-digit', minute: '2-digit', hour12: false })
