import type { Sha256 } from '../points/chain'
import type { Refusal } from '../refusal'
import { type DayEvent, SETTLING_MS, stateAt } from './event'
import { missingIn, termsOf } from './publish-check'
import { commitmentOf } from './roll'
import { termsHashOf } from './terms'

/** What becomes of an event, or why not. The very same event back means that nothing is to change. */
export type EventDecision = { readonly ok: true; readonly event: DayEvent } | Refusal

export interface Publishing {
  readonly event: DayEvent
  readonly seed: string
  readonly now: number
}

/** Locks a draft and publishes its terms with the commitment (rule D-3). Refuses, in this order: `ALREADY_DONE` when it is
 *  no draft any more, `INVALID_INPUT` with the list of what is missing. */
export function publishEvent({ event, seed, now }: Publishing, sha256: Sha256): EventDecision {
  if (event.state !== 'draft') return { ok: false, code: 'ALREADY_DONE', done: 'publish' }
  const missing = missingIn(event.draft, now)
  if (missing.length > 0) return { ok: false, code: 'INVALID_INPUT', what: 'unpublishable', missing }

  const terms = termsOf(event.id, event.draft)
  const published = {
    terms,
    current: terms,
    amendments: [],
    termsHash: termsHashOf(terms, sha256),
    commitment: commitmentOf(seed, sha256),
  }
  return { ok: true, event: withNext({ ...event, state: 'published', published, unitsDue: true }) }
}

/** Takes a draft away (rule D-12). What is left of it keeps its id, so that neither a request that comes again nor the clock
 *  writes it anew. Refuses with `LOCKED` what is no draft any more. */
export function deleteDraft(event: DayEvent): EventDecision {
  if (event.state !== 'draft') return { ok: false, code: 'LOCKED', why: 'published' }
  return { ok: true, event: { ...event, state: 'deleted' } }
}

/** After every promised unit was written: from now on it may open. */
export function withUnitsWritten(event: DayEvent): DayEvent {
  return withNext({ ...event, unitsDue: false, ready: true })
}

/** Ends an open event (rule D-1). Before its instant this is recorded as `closedEarly`. What is closed stays as it is, so
 *  that an operator and the clock can close at once. Refuses with `NOT_OPEN` what was never open. */
export function closeEvent(event: DayEvent, now: number): EventDecision {
  if (event.state === 'closed' || event.state === 'revealed') return { ok: true, event }
  const state = stateAt(event, now)
  if (event.published === null || (state !== 'open' && state !== 'closed')) {
    return { ok: false, code: 'NOT_OPEN', what: 'close' }
  }
  const isEarly = now < event.closesAt
  const early = { at: now, kind: 'closedEarly' as const, from: event.closesAt, to: now }
  const published = isEarly
    ? { ...event.published, amendments: [...event.published.amendments, early] }
    : event.published
  const closedAt = Math.min(now, event.closesAt)
  return { ok: true, event: withNext({ ...event, state: 'closed', published, closedAt }) }
}

/** Shows the seed of a closed event (rule D-8); one already revealed stays as it is. Refuses with `NOT_OPEN` before. */
export function revealEvent(event: DayEvent, seed: string, now: number): EventDecision {
  if (event.state === 'revealed') return { ok: true, event }
  if (stateAt(event, now) !== 'closed') return { ok: false, code: 'NOT_OPEN', what: 'reveal' }
  const closed = closeEvent(event, now)
  return closed.ok ? { ok: true, event: withNext({ ...closed.event, state: 'revealed', seed }) } : closed
}

/** The event as `now` makes it (rule D-1): opened or closed when its instant has come, else the very same. */
export function moveOn(event: DayEvent, now: number): DayEvent {
  const state = stateAt(event, now)
  if (state === event.state) return event
  if (state === 'open') return withNext({ ...event, state })
  return withNext({ ...event, state: 'closed', closedAt: event.closesAt })
}

/** The event with the instant at which the clock has to look at it again. */
export function withNext(event: DayEvent): DayEvent {
  return { ...event, nextAt: nextOf(event) }
}

function nextOf({ state, unitsDue, opensAt, closesAt, closedAt, log }: DayEvent): number | null {
  switch (state) {
    case 'draft':
    case 'deleted':
      return null
    case 'published':
      return unitsDue ? 0 : opensAt
    case 'open':
      return unitsDue ? 0 : closesAt
    case 'closed':
      return (closedAt ?? closesAt) + SETTLING_MS
    case 'revealed':
      return log?.done ? null : (closedAt ?? closesAt) + SETTLING_MS
  }
}
