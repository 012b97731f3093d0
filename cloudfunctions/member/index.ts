import * as v from 'valibot'
import { isOnTheCalendar } from '../domain/time/day'
import { command, query, serve } from '../edge/serve'
import { calendar } from './calendar'
import { checkIn } from './check-in'
import { drawActions } from './draw-event/actions'
import { home } from './home'
import { join } from './join'
import { makeUp } from './make-up'
import { memberCode } from './member-code'
import { membershipActions } from './membership/actions'
import { messageActions } from './messages/actions'
import { rewardActions } from './rewards/actions'
import { rightsActions } from './rights/actions'
import { statement } from './statement'
import { tagActions } from './tags/actions'

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

export const main = serve({
  join: command(Joining, join),
  home: query(Nothing, home),
  checkIn: command(Nothing, checkIn),
  makeUp: command(DayOf, makeUp),
  calendar: query(Month, calendar),
  statement: query(Page, statement),
  memberCode: query(Nothing, memberCode),
  ...drawActions,
  ...rewardActions,
  ...membershipActions,
  ...tagActions,
  ...rightsActions,
  ...messageActions,
})
