import type { DayEvent } from '../domain/draw/event'
import type { EventDecision } from '../domain/draw/moves'
import { addEvent, type EventDocument, eventKey, events } from '../platform/events'
import { backOff } from '../platform/time'
import { answeredRequest, answerTo } from './answered'
import type { Ordered, Outcome } from './serve'

const ATTEMPTS = 5

/** An answer here is a whole event, and every draw reads the document: few are kept. */
const ANSWERS_KEPT = 4

/** Changes an event by compare-and-set, as `changeMember` changes a member: two wire calls, the same answer to the same
 *  request, and `TRY_AGAIN` when five tries met somebody else's. `decide` gets null for an event that is not there yet.
 *  Every move of an event goes through here or through the clock, and both write the version that they read. */
export async function changeEvent<Answer>(
  ordered: Ordered<unknown>,
  eventId: string,
  decide: (event: EventDocument | null) => EventDecision,
  answerOf: (event: DayEvent) => Answer,
): Promise<Outcome<Answer>> {
  const _id = eventKey(eventId)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await events.get(_id)
    const repeated = document && answerTo<Answer>(document, ordered)
    if (repeated) return repeated

    const decision = decide(document)
    if (!decision.ok) return decision
    const { event } = decision
    const answer = answerOf(event)
    const answered = answeredRequest(ordered, answer)
    const done =
      document === null
        ? await addEvent(event, [answered])
        : await events.changeIf(
            { _id, version: document.version },
            {
              set: { ...changedFields(document, event), version: document.version + 1 },
              push: { answered: { items: [answered], keep: ANSWERS_KEPT } },
            },
          )
    if (done) return { ok: true, answer }
    await backOff(attempt)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}

/** Writes an event that the clock or a finished step moved on, unless it changed meanwhile. One wire call. */
export function moveEvent(document: EventDocument, event: DayEvent): Promise<boolean> {
  const { _id, version } = document
  return events.changeIf({ _id, version }, { set: { ...changedFields(document, event), version: version + 1 } })
}

function changedFields(before: DayEvent, after: DayEvent): Partial<DayEvent> {
  const fields = Object.keys(after) as Array<keyof DayEvent>
  return Object.fromEntries(
    fields.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]]),
  )
}
