import * as v from 'valibot'
import { RECORDED_KINDS, RECORDED_PAGES } from '../domain/tags/rules'
import { command, serve } from '../edge/serve'
import { record } from './record'

const Event = v.object({
  kind: v.picklist(RECORDED_KINDS),
  page: v.exactOptional(v.picklist(RECORDED_PAGES)),
  target: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))),
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000)),
  ms: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 * 60 * 1000))),
})

/** One that is not so is dropped, and the others are taken. */
const EventOrNothing = v.fallback(v.nullable(Event), null)

export const main = serve({
  record: command(v.object({ events: v.pipe(v.array(EventOrNothing), v.maxLength(100)) }), record),
})
