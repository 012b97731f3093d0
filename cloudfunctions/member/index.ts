import * as v from 'valibot'
import { isOnTheCalendar } from '../domain/time/day'
import { command, query, serve } from '../edge/serve'
import { calendar } from './calendar'
import { checkIn } from './check-in'
import { claimPrize } from './claim-prize'
import { draw } from './draw'
import { drawLog } from './draw-log'
import { home } from './home'
import { join } from './join'
import { makeUp } from './make-up'
import { memberCode } from './member-code'
import { memberDay } from './member-day'
import { statement } from './statement'

const Nothing = v.object({})
const Month = v.object({ month: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/)) })
const DayOf = v.object({ day: v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar)) })
const Page = v.object({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})
const Joining = v.object({
  source: v.optional(v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/))),
  invitedBy: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/))),
})
const EventId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))
const OfEvent = v.object({ eventId: v.exactOptional(EventId) })
const Drawing = v.object({ eventId: EventId, nonce: v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/)) })
const Contact = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  phone: v.pipe(v.string(), v.trim(), v.regex(/^[\d +-]{5,20}$/)),
  address: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
})
const Claim = v.object({
  eventId: EventId,
  n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  contact: v.exactOptional(Contact),
})
const LogPage = v.object({ eventId: EventId, cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/))) })

export const main = serve({
  join: command(Joining, join),
  home: query(Nothing, home),
  checkIn: command(Nothing, checkIn),
  makeUp: command(DayOf, makeUp),
  calendar: query(Month, calendar),
  statement: query(Page, statement),
  memberDay: query(OfEvent, memberDay),
  draw: command(Drawing, draw),
  claimPrize: command(Claim, claimPrize),
  drawLog: query(LogPage, drawLog),
  memberCode: query(Nothing, memberCode),
})
