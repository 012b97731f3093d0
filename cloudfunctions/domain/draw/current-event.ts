import { addDays, dayOf, startOfDay } from '../time/day'
import { type DayEvent, stateAt } from './event'

/** Of the events that are shown, the one that comes first for a member (rule D-15): what is open, the one that closes soonest at
 *  the top; else what opens today; else what closed today; else what opens next; else what closed last. Null without any. */
export function currentEvent<Event extends DayEvent>(events: readonly Event[], now: number): Event | null {
  const today = dayOf(now)
  const open = events.filter((event) => stateAt(event, now) === 'open')
  const ahead = events.filter((event) => stateAt(event, now) === 'published' && now < event.closesAt)
  const opensToday = ahead.filter(({ opensAt }) => opensAt < startOfDay(addDays(today, 1)))
  const over = events.filter((event) => !open.includes(event) && !ahead.includes(event))
  const closedToday = over.filter((event) => closing(event) >= startOfDay(today))
  return (
    least(open, ({ closesAt }) => closesAt) ??
    least(opensToday, ({ opensAt }) => opensAt) ??
    least(closedToday, (event) => -closing(event)) ??
    least(ahead, ({ opensAt }) => opensAt) ??
    least(over, (event) => -closing(event))
  )
}

const closing = ({ closedAt, closesAt }: DayEvent): number => closedAt ?? closesAt

function least<Item>(items: readonly Item[], by: (item: Item) => number): Item | null {
  return [...items].sort((a, b) => by(a) - by(b))[0] ?? null
}
