import type { EventTerms } from '../../../typings/contract'
import type { CheckInRecord } from '../check-in/streak'
import { addDays, countDays, dayOf } from '../time/day'
import { type DayEvent, stateAt } from './event'

/** Days of the week that ends with the event's last day on which the member checked in; made up or given back counts too. */
export function checkedInDays(record: CheckInRecord, { closesAt }: Pick<EventTerms, 'closesAt'>): number {
  const to = dayOf(closesAt - 1)
  const from = addDays(to, -6)
  return record.runs
    .map((run) => ({ from: run.from > from ? run.from : from, to: run.to < to ? run.to : to }))
    .filter((part) => part.from <= part.to)
    .reduce((days, part) => days + countDays(part), 0)
}

/** Whether she may be somebody who drew in this event before and was erased since: who was a member when it opened is nobody
 *  new (rule D-13). */
export function mayHaveDrawnBefore(member: { readonly joinedAt: number }, event: DayEvent, now: number): boolean {
  return stateAt(event, now) === 'open' && member.joinedAt >= event.opensAt
}

/** The platform ends a call after so long, and a call tells the time by when it began. */
const CALL_LIVES_MS = 60_000

/** Whether anybody may be at a draw of an event that she drew in. Not whether it is open: who asks began before it opened, maybe, and
 *  met a draw of a call that began after that. */
export function mayBeDrawnIn({ closesAt, closedAt }: Pick<DayEvent, 'closesAt' | 'closedAt'>, now: number): boolean {
  return now < (closedAt ?? closesAt) + CALL_LIVES_MS
}

/** All chances that a member has in an event, drawn ones included (rule D-4). */
export function chancesOf(record: CheckInRecord, terms: Pick<EventTerms, 'chances' | 'closesAt'>): number {
  const { free, bonus, bonusDays } = terms.chances
  return free + (checkedInDays(record, terms) >= bonusDays ? bonus : 0)
}
