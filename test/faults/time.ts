/** How far the clock moves before a round. Those that stop short of an edge let the round happen across it. */
export const ADVANCES = [
  'moment',
  'moment',
  'moment',
  'moment',
  'moment',
  'moment',
  'moment',
  'moment',
  'moment',
  'minute',
  'minute',
  'minute',
  'minute',
  'minute',
  'midnight',
  'midnight',
  'morning',
  'morning',
  'opening',
  'opening',
  'opening',
  'opening',
  'opening',
  'closing',
  'monthEnd',
] as const

export interface Advance {
  readonly to: (typeof ADVANCES)[number]
  /** How far from the edge, in milliseconds. */
  readonly ms: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const ZONE_MS = 8 * HOUR_MS

/** The instant to which the clock moves from `now`; days, weeks and months are those of Shanghai. */
export function advanced(now: number, { to, ms }: Advance): number {
  const today = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  switch (to) {
    case 'moment':
      return now + ms * 20
    case 'minute':
      return now + MINUTE_MS + 1000 + ms
    case 'midnight':
      return Math.max(now, today + DAY_MS - ms)
    case 'morning':
      return today + DAY_MS + 8 * HOUR_MS + ms
    case 'opening':
      return nextTuesday(now, 10 * HOUR_MS) - ms + 30
    case 'closing':
      return nextTuesday(now, 22 * HOUR_MS) - ms
    case 'monthEnd':
      return nextMonth(now) - ms
  }
}

/** The next Tuesday's instant, so many milliseconds after its midnight. */
function nextTuesday(now: number, intoTheDay: number): number {
  const today = Math.floor((now + ZONE_MS) / DAY_MS)
  // Day 0, the first of 1970, was a Thursday.
  const untilTuesday = (((5 - today) % 7) + 7) % 7
  const instant = (today + untilTuesday) * DAY_MS - ZONE_MS + intoTheDay
  return instant - 60 > now ? instant : instant + 7 * DAY_MS
}

function nextMonth(now: number): number {
  const date = new Date(now + ZONE_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - ZONE_MS
}
