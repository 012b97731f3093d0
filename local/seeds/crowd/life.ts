import type { Chance } from '../../chance'

/** Somebody among the members of 棉朵 whom nobody holds a phone for: what she is like, not what she does on a given day. */
export interface Life {
  readonly openid: string
  readonly source: string
  /** Days before today, 1 to `DAYS`. */
  readonly joined: number
  /** How likely she comes by on a day. */
  readonly habit: number
  /** Days after joining on which she stops coming; none for most. */
  readonly fades: number | null
  /** Place of the store that is hers, from 0. */
  readonly store: number
  /** Days between two purchases, and what one comes to; null for whoever does not buy. */
  readonly buys: { readonly everyDays: number; readonly ticketFen: number } | null
  /** Days after joining on which she buys a membership; null for most. */
  readonly subscribes: number | null
  /** Whether she lets WeChat tell her something. */
  readonly allows: boolean
  /** `MM-DD`; null for whoever has not told. */
  readonly birthday: string | null
}

/** How far back the demo goes. */
export const DAYS = 90

/** A third is there from the first week on, as when a brand invites whom it knows; the others come evenly. */
const FOUNDERS = 1 / 3
const SOURCES = [
  'store:huaihai',
  'store:jingan',
  'store:xuhui',
  'parcel:2609',
  'parcel:2611',
  'ad:moments',
  'friend',
] as const

export function livesOf(count: number, chance: Chance): Life[] {
  return Array.from({ length: count }, (_, place) => lifeOf(place, chance))
}

function lifeOf(place: number, chance: Chance): Life {
  const isFounder = chance.is(FOUNDERS)
  const joined = isFounder ? DAYS - chance.below(7) : 1 + chance.below(DAYS - 8)
  const isBuyer = chance.is(0.45)
  return {
    openid: `o_crowd_${place}`,
    source: chance.pick(SOURCES),
    joined,
    // Many come now and then, a few nearly every day.
    habit: 0.05 + 0.85 * chance.next() ** 2,
    fades: chance.is(0.25) ? 5 + chance.below(40) : null,
    store: chance.below(3),
    buys: isBuyer ? { everyDays: 12 + chance.below(40), ticketFen: ticketOf(chance) } : null,
    subscribes: chance.is(isBuyer ? 0.14 : 0.03) ? 3 + chance.below(25) : null,
    allows: chance.is(0.4),
    birthday: chance.is(0.5) ? birthdayOf(chance) : null,
  }
}

/** From 40 to some 900 yuan, most of them around 150. */
const ticketOf = (chance: Chance): number => Math.round(4_000 * Math.exp(3.1 * ((chance.next() + chance.next()) / 2)))

function birthdayOf(chance: Chance): string {
  const [month, day] = [1 + chance.below(12), 1 + chance.below(28)]
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
