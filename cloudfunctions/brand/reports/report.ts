import type { DaySpan, Report } from '../../../typings/contract'
import { eventsIn, reportOf } from '../../domain/figures/report'
import type { Asked, Outcome } from '../../edge/serve'
import { findEventsById } from '../../platform/events'
import { findDays, findHistogram } from '../../platform/figures'

/** The figures of a span (rules F-3 to F-5 and F-8). Three wire calls, however long it is and however many members there are. */
export async function report({ input, now }: Asked<DaySpan>): Promise<Outcome<Report>> {
  const { from, to } = input
  const [days, lots] = await Promise.all([findDays(from, to), findHistogram('lots')])
  const drawn = eventsIn(days.values())
  const events = drawn.length === 0 ? [] : await findEventsById(drawn)
  return { ok: true, answer: reportOf({ span: { from, to }, days, lots, events, now }) }
}
