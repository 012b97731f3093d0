import type { DayFigures, DaySpan, Report } from '../../../typings/contract'
import type { DayEvent } from '../draw/event'
import { expectedCostFen } from '../draw/expected-cost'
import { addDays, type Day, dayOf, monthOf } from '../time/day'
import { type Counted, totals } from './counted'
import { type DayCounts, FIGURES, figuresOf } from './day-counts'

export interface Reporting {
  readonly span: DaySpan
  readonly days: ReadonlyMap<Day, DayCounts>
  readonly lots: readonly Counted[]
  /** Those that were drawn in the span. */
  readonly events: readonly DayEvent[]
  readonly now: number
}

/** The figures of a span of days (rules F-3 to F-5 and F-8). */
export function reportOf({ span, days, lots, events, now }: Reporting): Report {
  const all = daysIn(span).map((day) => figuresOf(day, days.get(day)))
  const counts = [...days.values()]
  return {
    span,
    days: all,
    total: totalOf(all),
    liability: liabilityOf(lots, dayOf(now)),
    draws: events
      .flatMap((event) => (event.published === null ? [] : [{ event, terms: event.published.terms }]))
      .sort((a, b) => a.event.opensAt - b.event.opensAt || (a.event.id < b.event.id ? -1 : 1))
      .map(({ event: { id }, terms }) => ({
        eventId: id,
        name: terms.name,
        costFen: sum(counts.map(({ prizeFenOf }) => prizeFenOf?.[id] ?? 0)),
        expectedFen: Math.round(expectedCostFen(terms.prizes, sum(counts.map(({ drawsOf }) => drawsOf?.[id] ?? 0)))),
      })),
  }
}

/** The events that were drawn, or won, on these days. */
export function eventsIn(days: Iterable<DayCounts>): string[] {
  const ids = [...days].flatMap(({ drawsOf = {}, prizeFenOf = {} }) => [
    ...Object.keys(drawsOf),
    ...Object.keys(prizeFenOf),
  ])
  return [...new Set(ids)]
}

export function daysIn({ from, to }: DaySpan): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

function totalOf(days: readonly DayFigures[]): Report['total'] {
  const pairs = FIGURES.map((figure) => [figure, sum(days.map((day) => day[figure]))])
  return Object.fromEntries(pairs) as Report['total']
}

function liabilityOf(lots: readonly Counted[], today: Day): Report['liability'] {
  const living = lots.filter(({ cell }) => cell.day >= today)
  return [...totals(living, ({ day }) => monthOf(day))]
    .map(([month, points]) => ({ month, points }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
