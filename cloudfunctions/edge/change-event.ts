import type { DayEvent } from '../domain/draw/event'
import type { EventDecision } from '../domain/draw/moves'
import { addEvent, type EventDocument, eventKey, events } from '../platform/events'
import { changedFields } from './changed-fields'
import { compareAndSet } from './compare-and-set'
import type { Ordered, Outcome } from './serve'

/** An answer here is a whole event, and every draw reads the document: few are kept. */
const ANSWERS_KEPT = 4

/** Changes an event by compare-and-set. Two wire calls. `decide` gets null for an event that is not there yet, `answerOf` the
 *  version that is written. Every move of an event goes through here or through the clock, and both write the version that they read. */
export function changeEvent<Answer>(
  ordered: Ordered<unknown>,
  eventId: string,
  decide: (event: EventDocument | null) => EventDecision,
  answerOf: (event: DayEvent & { readonly version: number }) => Answer,
): Promise<Outcome<Answer>> {
  const _id = eventKey(eventId)
  return compareAndSet<EventDocument, { ok: true; event: DayEvent; answer: Answer }>(ordered, {
    read: () => events.get(_id),
    decide(document) {
      if (document?.state === 'deleted') return { ok: false, code: 'NOT_FOUND', what: 'event' }
      const decision = decide(document)
      if (!decision.ok) return decision
      const version = (document?.version ?? 0) + 1
      return { ok: true, event: decision.event, answer: answerOf({ ...decision.event, version }) }
    },
    async write(document, { event }, answered) {
      if (document === null) return addEvent(event, [answered])
      return events.changeIf(
        { _id, version: document.version },
        {
          set: { ...changedFields<DayEvent>(document, event), version: document.version + 1 },
          push: { answered: { items: [answered], keep: ANSWERS_KEPT } },
        },
      )
    },
  })
}

/** Writes an event that the clock or a finished step moved on, unless it changed meanwhile. One wire call. */
export function moveEvent(document: EventDocument, event: DayEvent): Promise<boolean> {
  const { _id, version } = document
  return events.changeIf(
    { _id, version },
    { set: { ...changedFields<DayEvent>(document, event), version: version + 1 } },
  )
}
