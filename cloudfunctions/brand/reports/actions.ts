import * as v from 'valibot'
import { countDays, isOnTheCalendar } from '../../domain/time/day'
import { byOperator } from '../../edge/operator'
import { query } from '../../edge/serve'
import { dashboard } from './dashboard'
import { report } from './report'
import { segments } from './segments'

/** A quarter, whichever it is. */
const MOST_DAYS = 92

const DayOf = v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar))
const Span = v.pipe(
  v.object({ from: DayOf, to: DayOf }),
  v.forward(
    v.check((span) => span.from <= span.to && countDays(span) <= MOST_DAYS),
    ['to'],
  ),
)

export const reportActions = {
  dashboard: query(v.object({}), byOperator(dashboard)),
  report: query(Span, byOperator(report)),
  segments: query(v.object({}), byOperator(segments)),
}
