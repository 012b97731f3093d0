import type { CalendarDay, DayKind } from '../../../typings/contract'
import type { Entry, EntryReason } from '../points/account'
import { type Day, daysOfMonth, type Month } from '../time/day'

/** The reasons of the entries that a calendar is made of; each one's `ref` is its day. */
export const CALENDAR_REASONS = ['checkIn', 'makeUp', 'givenBack'] as const satisfies readonly EntryReason[]

const KINDS: Readonly<Record<(typeof CALENDAR_REASONS)[number], DayKind>> = {
  checkIn: 'checked',
  makeUp: 'madeUp',
  givenBack: 'givenBack',
}

export interface CalendarRequest {
  readonly month: Month
  readonly today: Day
  readonly joinedDay: Day
  /** The member's entries for the days of this month, in any order; others are left out. */
  readonly entries: readonly Pick<Entry, 'reason' | 'ref' | 'delta'>[]
}

/** The days of a month that a member can have had, from joining to today (rule C-5). A month before or after has none. */
export function calendarOf({ month, today, joinedDay, entries }: CalendarRequest): CalendarDay[] {
  const known = new Map(entries.flatMap((entry) => dayFrom(entry) ?? []).map((day) => [day.day, day]))
  return daysOfMonth(month)
    .filter((day) => day >= joinedDay && day <= today)
    .flatMap((day) => known.get(day) ?? (day < today ? { day, kind: 'missed' as const, earned: 0 } : []))
}

function dayFrom({ reason, ref, delta }: CalendarRequest['entries'][number]): CalendarDay | null {
  const kind = Object.hasOwn(KINDS, reason) ? KINDS[reason as keyof typeof KINDS] : undefined
  return kind === undefined ? null : { day: ref, kind, earned: delta }
}
