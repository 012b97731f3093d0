import type { CalendarDay, DayKind } from '../../../typings/contract'
import type { Entry, EntryReason } from '../points/account'
import { type Day, daysOfMonth, type Month } from '../time/day'

/** The reasons of the entries that a calendar is made of; each one's `ref` is its day. */
export const CALENDAR_REASONS: readonly EntryReason[] = ['checkIn', 'makeUp', 'givenBack']

export interface CalendarRequest {
  readonly month: Month
  readonly today: Day
  readonly joinedDay: Day
  /** The member's entries for the days of this month, in any order; others are left out. */
  readonly entries: readonly Entry[]
}

/** The days of a month that a member can have had, from joining to today (rule C-5). A month before or after has none. */
export function calendarOf({ month, today, joinedDay, entries }: CalendarRequest): CalendarDay[] {
  const entryOfDay = new Map(
    entries.filter((entry) => kindOf(entry.reason) !== null).map((entry) => [entry.ref, entry]),
  )
  const days: CalendarDay[] = []
  for (const day of daysOfMonth(month)) {
    if (day < joinedDay || day > today) continue
    const entry = entryOfDay.get(day)
    const kind = entry && kindOf(entry.reason)
    if (entry && kind) days.push({ day, kind, earned: entry.delta })
    else if (day < today) days.push({ day, kind: 'missed', earned: 0 })
  }
  return days
}

function kindOf(reason: EntryReason): DayKind | null {
  switch (reason) {
    case 'checkIn':
      return 'checked'
    case 'makeUp':
      return 'madeUp'
    case 'givenBack':
      return 'givenBack'
    default:
      return null
  }
}
