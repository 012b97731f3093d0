import * as v from 'valibot'
import { command, query } from '../../edge/serve'
import { claimPrize } from './claim-prize'
import { draw } from './draw'
import { drawLog } from './draw-log'
import { memberDay } from './member-day'

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

export const drawActions = {
  memberDay: query(OfEvent, memberDay),
  draw: command(Drawing, draw),
  claimPrize: command(Claim, claimPrize),
  drawLog: query(LogPage, drawLog),
}
