import * as v from 'valibot'
import { byOperator } from '../../edge/operator'
import { command, query } from '../../edge/serve'
import { close, deleteDraft, event, events, publish, reveal, saveEvent, simulate } from './events'
import { logged } from './log-event'

const EventId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))
const OfEvent = v.object({ eventId: EventId })
const EventsPage = v.object({ cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,16}$/))) })
const Line = v.pipe(v.string(), v.maxLength(100))
const Paragraph = v.pipe(v.string(), v.maxLength(2000))
const Instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
/** Here only what can be written at all; what an event lacks to be published says rule D-3. */
const Version = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1)))
const EventDraft = v.object({
  version: Version,
  id: v.exactOptional(EventId),
  name: v.exactOptional(Line),
  opensAt: v.exactOptional(Instant),
  closesAt: v.exactOptional(Instant),
  prizes: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          id: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/))),
          name: v.exactOptional(Line),
          kind: v.exactOptional(v.picklist(['goods', 'coupon', 'points'])),
          valueFen: v.exactOptional(Count),
          points: v.exactOptional(Count),
          odds: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
          units: v.exactOptional(Count),
        }),
      ),
      v.maxLength(50),
    ),
  ),
  chances: v.exactOptional(v.object({ free: Count, bonus: Count, bonusDays: Count })),
  rules: v.exactOptional(Paragraph),
  fallback: v.exactOptional(Paragraph),
  claimTerms: v.exactOptional(Paragraph),
  claimBy: v.exactOptional(Instant),
  organiser: v.exactOptional(Line),
  contact: v.exactOptional(Line),
  pointsBudget: v.exactOptional(Count),
  weekly: v.exactOptional(v.boolean()),
})

export const eventActions = {
  events: query(EventsPage, byOperator(events)),
  event: query(OfEvent, byOperator(event)),
  saveEvent: command(EventDraft, byOperator(logged('saveEvent', saveEvent))),
  simulate: query(OfEvent, byOperator(simulate)),
  publish: command(v.object({ eventId: EventId, version: Version }), byOperator(logged('publishEvent', publish))),
  deleteDraft: command(
    v.object({ eventId: EventId, version: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    byOperator(logged('deleteEvent', deleteDraft)),
  ),
  close: command(OfEvent, byOperator(logged('closeEvent', close))),
  reveal: command(OfEvent, byOperator(logged('revealEvent', reveal))),
}
