import * as v from 'valibot'
import type { ExportKind } from '../../../typings/contract'
import { isOnTheCalendar } from '../../domain/time/day'
import { byOperator } from '../../edge/operator'
import { command } from '../../edge/serve'
import { exportCsv } from './export-csv'
import { TABLES } from './tables'

const DayOf = v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar))
const Span = v.pipe(
  v.object({ from: DayOf, to: DayOf }),
  v.check((span) => span.from <= span.to),
)
const Exporting = v.object({
  kind: v.exactOptional(v.picklist(Object.keys(TABLES) as ExportKind[])),
  span: v.exactOptional(Span),
  jobId: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))),
  stop: v.exactOptional(v.boolean()),
})

export const exportActions = { exportCsv: command(Exporting, byOperator(exportCsv)) }
