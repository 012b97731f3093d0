import { type DayEvent, stateAt } from './event'

/** Of the events that are shown, the one that comes first for a member (rule D-15): what is open, the one that closes soonest at
 *  the top; else what opens next; else what closed last. Null without any. */
export function currentEvent<Event extends DayEvent>(events: readonly Event[], now: number): Event | null {
  const open = events.filter((event) => stateAt(event, now) === 'open')
  const ahead = events.filter((event) => stateAt(event, now) === 'published' && now < event.closesAt)
  return (
    least(open, ({ closesAt }) => closesAt) ??
    least(ahead, ({ opensAt }) => opensAt) ??
    least(events, ({ closesAt, closedAt }) => -(closedAt ?? closesAt))
  )
}

function least<Item>(items: readonly Item[], by: (item: Item) => number): Item | null {
  return [...items].sort((a, b) => by(a) - by(b))[0] ?? null
}
