import type { BrandEvent, EventCourse, EventDraft, Simulation } from '../../../typings/contract'
import { amendEvent } from '../../domain/draw/amend'
import { writeDraft } from '../../domain/draw/draft'
import { newEvent } from '../../domain/draw/event'
import {
  closeEvent,
  deleteDraft as deleteDraftOf,
  type EventDecision,
  publishEvent,
  revealEvent,
} from '../../domain/draw/moves'
import { missingInPrizes } from '../../domain/draw/publish-check'
import { simulate as simulateDraws } from '../../domain/draw/simulate'
import { changeEvent } from '../../edge/change-event'
import { brandEventOf } from '../../edge/event-view'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { writeUnits } from '../../edge/write-units'
import { courseOf } from '../../platform/draws'
import { type EventDocument, findEvent, findEvents, knownSeedOf, seedOf } from '../../platform/events'
import { hmacSha256, randomSeed, sha256 } from '../../platform/ids'
import { countFreeUnits } from '../../platform/units'

const PAGE = 20
const SIMULATED_DRAWS = 10_000

interface OfEvent {
  readonly eventId: string
}

interface Shown {
  readonly event: BrandEvent
}

const CHANGED = { ok: false, code: 'LOCKED', why: 'changed' } as const

/** Whether somebody changed it since it was read at `version`; unknown, it is what the caller wants in any case. */
const isOutdated = (event: EventDocument, version: number | undefined): boolean =>
  version !== undefined && version !== event.version

const NO_EVENT = { ok: false, code: 'NOT_FOUND', what: 'event' } as const

/** Two wire calls: a page of events, newest first, and the free units of all of them. */
export async function events({
  input,
  now,
}: Asked<{ cursor?: string }>): Promise<Outcome<{ events: BrandEvent[]; next?: string }>> {
  const before = input.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(input.cursor)
  const page = await findEvents(before, PAGE)
  const freeUnits = await countFreeUnits(page.map(({ id }) => id))
  const last = page.at(-1)
  return {
    ok: true,
    answer: {
      events: page.map((event) => brandEventOf(event, now, freeUnits)),
      ...(last !== undefined && page.length === PAGE ? { next: String(last.opensAt) } : {}),
    },
  }
}

/** One event, and how it goes. Three wire calls; the draws are counted by the database. */
export async function event({ input, now }: Asked<OfEvent>): Promise<Outcome<Shown & { course: EventCourse }>> {
  const { eventId } = input
  const [document, freeUnits, course] = await Promise.all([
    findEvent(eventId),
    countFreeUnits([eventId]),
    courseOf(eventId),
  ])
  return document === null ? NO_EVENT : { ok: true, answer: { event: brandEventOf(document, now, freeUnits), course } }
}

/** Writes a draft, or changes a published event in the members' favour (rule D-9). A new event's id follows from its
 *  request, so that a repeated one makes no second. */
export async function saveEvent(ordered: Ordered<EventDraft>): Promise<Outcome<Shown>> {
  const { now, requestId, caller } = ordered
  const { version, ...input } = ordered.input
  const id = input.id ?? sha256(JSON.stringify([caller.openid, requestId])).slice(0, 12)
  const outcome = await change(ordered, id, (event) => {
    if (event === null)
      return input.id === undefined ? { ok: true, event: newEvent(id, writeDraft(null, input, now)) } : NO_EVENT
    if (event.published !== null) return amendEvent(event, input, now)
    if (isOutdated(event, version)) return CHANGED
    const draft = writeDraft(event.draft, input, now)
    return { ok: true, event: { ...event, draft, opensAt: draft.opensAt, closesAt: draft.closesAt } }
  })
  return withUnits(outcome, id)
}

/** Locks the draft, commits to a seed and writes the units (rule D-3). */
export async function publish(ordered: Ordered<OfEvent & { version?: number }>): Promise<Outcome<Shown>> {
  const { eventId, version } = ordered.input
  const known = await findEvent(eventId)
  if (known === null) return NO_EVENT
  const seed = await seedOf(eventId, randomSeed)
  const outcome = await change(ordered, eventId, (event) => {
    if (event === null) return NO_EVENT
    if (event.published === null && isOutdated(event, version)) return CHANGED
    return publishEvent({ event, seed, now: ordered.now }, sha256)
  })
  return withUnits(outcome, eventId)
}

/** Takes a draft away for everybody (rule D-12). Two wire calls. */
export function deleteDraft(ordered: Ordered<OfEvent & { version: number }>): Promise<Outcome<Shown>> {
  const { eventId, version } = ordered.input
  return change(ordered, eventId, (event) => {
    if (event === null) return NO_EVENT
    if (event.state === 'draft' && isOutdated(event, version)) return CHANGED
    return deleteDraftOf(event)
  })
}

export async function close(ordered: Ordered<OfEvent>): Promise<Outcome<Shown>> {
  const { eventId } = ordered.input
  const outcome = await change(ordered, eventId, (event) =>
    event === null ? NO_EVENT : closeEvent(event, ordered.now),
  )
  return counted(outcome, eventId)
}

/** Shows the seed of a closed event (rule D-8). The seed is read only once the event is known to be closed. */
export async function reveal(ordered: Ordered<OfEvent>): Promise<Outcome<Shown>> {
  const { eventId } = ordered.input
  const { now } = ordered
  const known = await findEvent(eventId)
  if (known === null) return NO_EVENT
  const allowed = revealEvent(known, '', now)
  if (!allowed.ok) return allowed
  const seed = await knownSeedOf(eventId)
  const outcome = await change(ordered, eventId, (event) => (event === null ? NO_EVENT : revealEvent(event, seed, now)))
  return counted(outcome, eventId)
}

/** Draws ten thousand times from an event's prizes under a seed of the moment. Refuses with what keeps them from being drawn. */
export async function simulate({ input }: Asked<OfEvent>): Promise<Outcome<Simulation>> {
  const event = await findEvent(input.eventId)
  if (event === null) return NO_EVENT
  const prizes = event.published?.current.prizes ?? event.draft.prizes
  const missing = missingInPrizes(prizes)
  if (missing.length > 0) return { ok: false, code: 'INVALID_INPUT', what: 'unpublishable', missing }
  return { ok: true, answer: simulateDraws({ prizes, seed: randomSeed(), draws: SIMULATED_DRAWS }, hmacSha256) }
}

function change(
  ordered: Ordered<unknown>,
  eventId: string,
  decide: (event: EventDocument | null) => EventDecision,
): Promise<Outcome<Shown>> {
  return changeEvent(ordered, eventId, decide, (event) => ({ event: brandEventOf(event, ordered.now, () => 0) }))
}

/** After the change stands: what it promised is written, and the answer counts it. */
async function withUnits(outcome: Outcome<Shown>, eventId: string): Promise<Outcome<Shown>> {
  if (!outcome.ok || outcome.answer.event.state === 'draft') return outcome
  const document = await findEvent(eventId)
  if (document !== null) await writeUnits(document)
  return counted(outcome, eventId)
}

async function counted(outcome: Outcome<Shown>, eventId: string): Promise<Outcome<Shown>> {
  if (!outcome.ok) return outcome
  const freeUnits = await countFreeUnits([eventId])
  const { event } = outcome.answer
  const prizes = event.prizes.map((prize) => ({ ...prize, unitsLeft: freeUnits(eventId, prize.id ?? '') }))
  return { ok: true, answer: { event: { ...event, prizes } } }
}
