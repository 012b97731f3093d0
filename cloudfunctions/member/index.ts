import * as v from 'valibot'
import { command, query, serveMembers } from '../edge/serve'
import { calendar } from './calendar'
import { checkIn } from './check-in'
import { home } from './home'
import { join } from './join'

const Nothing = v.object({})
const Month = v.object({ month: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/)) })
const Joining = v.object({
  source: v.optional(v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/))),
  invitedBy: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/))),
})

export const main = serveMembers({
  join: command(Joining, join),
  home: query(Nothing, home),
  checkIn: command(Nothing, checkIn),
  calendar: query(Month, calendar),
})
