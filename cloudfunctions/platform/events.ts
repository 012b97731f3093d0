import type { EventState } from '../../typings/contract'
import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import { currentEvent } from '../domain/draw/current-event'
import type { DayEvent } from '../domain/draw/event'
import { LONGEST_EVENT_MS } from '../domain/draw/publish-check'
import { type Documents, documentsOf } from './documents'
import { drewKey } from './drew'
import { type AnsweredRequest, HOUSE_ID, type HouseDocument, type MemberDocument } from './members'
import { commands } from './sdk'

/**
 * Events lie beside the members, as the house's rules do: a draw reads its member, the event and its seed in one trip.
 * `beside` is the document's own id. The unique index of memberNo takes a missing one for null, and this tells them apart.
 */
export interface EventDocument extends DayEvent {
  readonly _id: string
  readonly beside: string
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
}

/**
 * A seed has a document of its own, written before its event is published. Only a draw and the revealing read it; no reply,
 * no log and no other document holds it until the event is revealed. Clients read no collection at all.
 */
interface SeedDocument {
  readonly _id: string
  readonly beside: string
  readonly seed: string
}

export const events: Documents<EventDocument> = documentsOf('members')

const seeds: Documents<SeedDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const eventKey = (eventId: string): string => `$event-${eventId}`

/** One wire call; null for one that was deleted, too. */
export async function findEvent(eventId: string): Promise<EventDocument | null> {
  const event = await events.get(eventKey(eventId))
  return event?.state === 'deleted' ? null : event
}

/** The first version of an event. One wire call; false when its id is there already. */
export async function addEvent(event: DayEvent, answered: readonly AnsweredRequest[]): Promise<boolean> {
  const _id = eventKey(event.id)
  return (await events.add({ ...event, _id, beside: _id, version: 1, answered })) === 'added'
}

const seedKey = (eventId: string): string => `$seed-${eventId}`

/** The event's seed, the same for whoever asks: `fresh` becomes it when there was none. One wire call, or three. */
export async function seedOf(eventId: string, fresh: () => string): Promise<string> {
  const _id = seedKey(eventId)
  const known = await seeds.get(_id)
  if (known !== null) return known.seed
  const seed = fresh()
  if ((await seeds.add({ _id, beside: _id, seed })) === 'added') return seed
  return knownSeedOf(eventId)
}

/** Rejects when there is none. One wire call. */
export async function knownSeedOf(eventId: string): Promise<string> {
  const known = await seeds.get(seedKey(eventId))
  if (known === null) throw new Error(`event ${eventId} has no seed`)
  return known.seed
}

export interface Around {
  readonly member: MemberDocument | null
  readonly rules: HouseRules
  readonly event: EventDocument | null
  readonly seed: string | null
  /** The number of the last draw that the caller made in the event before she was erased; 0 without one (rule D-13). */
  readonly drewBefore: number
}

/** A member, the house's rules, an event and what she drew in it in a life before; its seed too when `withSeed`. One wire call for
 *  all. */
export async function findAround(openid: string, eventId: string, withSeed: boolean): Promise<Around> {
  const drew = drewKey(eventId, openid)
  const ids = [openid, HOUSE_ID, eventKey(eventId), drew, ...(withSeed ? [seedKey(eventId)] : [])]
  const found = await documentsOf<{ readonly _id: string }>('members').find({
    where: { _id: commands.in(ids) },
    limit: ids.length,
  })
  const at = <T>(id: string): T | null => (found.find(({ _id }) => _id === id) ?? null) as T | null
  return {
    member: at<MemberDocument>(openid),
    rules: at<HouseDocument>(HOUSE_ID) ?? DEFAULT_HOUSE_RULES,
    event: at<EventDocument>(eventKey(eventId)),
    seed: at<SeedDocument>(seedKey(eventId))?.seed ?? null,
    drewBefore: at<{ n: number }>(drew)?.n ?? 0,
  }
}

const SHOWN: readonly EventState[] = ['published', 'open', 'closed', 'revealed']

/** Rewards lie beside the members too and open at an instant as well; only events have a state. */
const ANY_STATE = commands.in(['draft', ...SHOWN])

/** Of the published events that are or were on since `since`, or that open later, the one that comes first at `now` (rule
 *  D-15); else the last one. One wire call, or two. */
export async function findCurrentEvent(since: number, now: number): Promise<EventDocument | null> {
  const ahead = await findEventAhead(since, now)
  if (ahead !== null) return ahead
  const [last] = await events.find({
    where: { state: commands.in(SHOWN), opensAt: commands.gt(0) },
    newestFirst: 'opensAt',
    limit: 1,
  })
  return last ?? null
}

/** Events at once among which the first is looked for; what is open is among those that opened first. */
const MOST_AHEAD = 20

/** As `findCurrentEvent`, without the last one. One wire call. */
export async function findEventAhead(since: number, now: number): Promise<EventDocument | null> {
  const ahead = await events.find({
    // What closes after that opened no longer before than any event is open.
    where: { state: commands.in(SHOWN), closesAt: commands.gt(since), opensAt: commands.gt(since - LONGEST_EVENT_MS) },
    oldestFirst: 'opensAt',
    limit: MOST_AHEAD,
  })
  return currentEvent(ahead, now)
}

/** Events that open before `before`, newest first. One wire call. */
export function findEvents(before: number, limit: number): Promise<EventDocument[]> {
  return events.find({ where: { state: ANY_STATE, opensAt: commands.lt(before) }, newestFirst: 'opensAt', limit })
}

/** A brand writes a few at a time. */
const MOST_DRAFTS = 20

/** Drafts, the one that opens first at the top. One wire call. */
export function findDrafts(): Promise<EventDocument[]> {
  return events.find({ where: { state: 'draft', opensAt: commands.gt(0) }, oldestFirst: 'opensAt', limit: MOST_DRAFTS })
}

/** Events that the clock has to look at. One wire call. */
export function findEventsToMove(now: number, limit: number): Promise<EventDocument[]> {
  return events.find({ where: { nextAt: commands.lte(now) }, oldestFirst: 'nextAt', limit })
}

/** One wire call. */
export function findEventsById(eventIds: readonly string[]): Promise<EventDocument[]> {
  return events.find({ where: { _id: commands.in(eventIds.map(eventKey)) }, limit: eventIds.length })
}
