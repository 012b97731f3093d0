import { addDays, dayOf, startOfDay } from '../time/day'

const HOUR_MS = 60 * 60 * 1000

/** From the first to the second nothing is sent (rule N-6). */
const QUIET_FROM_MS = 22 * HOUR_MS
const QUIET_TO_MS = 9 * HOUR_MS

export function isQuiet(instant: number): boolean {
  const sinceMidnight = instant - startOfDay(dayOf(instant))
  return sinceMidnight < QUIET_TO_MS || sinceMidnight >= QUIET_FROM_MS
}

/** The longest that a message is on its way: one that leaves now arrives before the quiet hours. */
const UNDER_WAY_MS = 60 * 1000

export const canArrive = (instant: number): boolean => !isQuiet(instant) && !isQuiet(instant + UNDER_WAY_MS)

/** The instant itself, or the end of the quiet hours that it lies in. */
export function afterQuietHours(instant: number): number {
  if (!isQuiet(instant)) return instant
  const today = dayOf(instant)
  const morning = startOfDay(today) + QUIET_TO_MS
  return instant < morning ? morning : startOfDay(addDays(today, 1)) + QUIET_TO_MS
}
