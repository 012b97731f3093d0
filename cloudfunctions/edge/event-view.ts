import type { BrandEvent, EventLack, MemberDayEvent } from '../../typings/contract'
import { type DayEvent, stateAt } from '../domain/draw/event'
import { tableOf } from '../domain/draw/odds'
import { type Missing, missingIn } from '../domain/draw/publish-check'
import { missingMessage } from './missing-messages'

type FreeUnits = (eventId: string, prizeId: string) => number

/** A published event as members see it; null for a draft. */
export function memberEventOf(event: DayEvent, now: number, freeUnits: FreeUnits): MemberDayEvent | null {
  if (event.published === null) return null
  const { current, amendments, commitment, termsHash } = event.published
  return {
    ...current,
    prizes: current.prizes.map((prize) => ({ ...prize, unitsLeft: freeUnits(event.id, prize.id) })),
    state: stateAt(event, now),
    table: tableOf(current.prizes),
    commitment,
    termsHash,
    amendments,
    ...(event.seed === null ? {} : { seed: event.seed }),
  }
}

/** An event as its operator sees it, published or not. */
export function brandEventOf(
  event: DayEvent & { readonly version: number },
  now: number,
  freeUnits: FreeUnits,
): BrandEvent {
  const published = memberEventOf(event, now, freeUnits)
  const { version } = event
  const { weekly } = event.draft
  if (published !== null) return { ...published, version, weekly, missing: [], lacks: [] }
  const lacks = missingIn(event.draft, now).map(lackOf)
  return {
    ...event.draft,
    id: event.id,
    state: event.state,
    version,
    prizes: event.draft.prizes.map((prize) => ({ ...prize, unitsLeft: 0 })),
    amendments: [],
    missing: lacks.map(({ words }) => words),
    lacks,
  }
}

function lackOf(missing: Missing): EventLack {
  const { what, prizeId } = missing
  return { what, ...(prizeId === undefined ? {} : { prizeId }), words: missingMessage(missing) }
}
