import type { BehaviourEvent } from '../../../typings/contract'
import type { SignKind } from './tag'

/** Our own tags have a colon in their names; an operator's never do. */
export type OwnTag = `page:${'checkIn' | 'memberDay' | 'membership'}` | `store:${string}` | `source:${SourceKind}`

export type SourceKind = 'store' | 'ad' | 'parcel'

/** What a sign of each kind adds to a score (rule T-3). A dwell adds by its length, see `DWELL`. */
export const WEIGHTS: Readonly<Record<Exclude<SignKind, 'dwell'>, number>> = {
  view: 1,
  tap: 1,
  abandon: 4,
  wish: 5,
  redeem: 6,
  purchase: 6,
  source: 3,
}

/** What is left of a score when a message was not relevant for which the tag spoke (rule T-9). */
export const LEFT_OF_NOT_RELEVANT = 0.5

/** A shorter look says nothing, a longer one says no more. */
export const DWELL = { leastMs: 5_000, mostMs: 60_000, weightAMinute: 3 } as const

export const RECORDED_KINDS = ['view', 'dwell', 'tap', 'wish', 'abandon'] as const satisfies ReadonlyArray<
  BehaviourEvent['kind']
>

interface RecordedPage {
  /** What it speaks for by itself; null where it is only passed. */
  readonly tag: OwnTag | null
  /** The places on it whose taps are recorded, and what each speaks for. */
  readonly places: Readonly<Record<string, OwnTag | null>>
}

/** The pages that record, and nothing else does (rule T-3). */
const PAGES: Readonly<Record<string, RecordedPage>> = {
  'pages/home/home': { tag: null, places: { points: null, memberDay: 'page:memberDay', wish: null } },
  'pages/check-in/check-in': { tag: 'page:checkIn', places: { month: 'page:checkIn', day: 'page:checkIn' } },
  'pages/member-day/member-day': {
    tag: 'page:memberDay',
    places: { rules: 'page:memberDay', proof: 'page:memberDay', claim: 'page:memberDay' },
  },
  'pages/rewards/rewards': { tag: null, places: {} },
  'pages/reward/reward': { tag: null, places: {} },
  'pages/membership/membership': { tag: 'page:membership', places: { plan: 'page:membership' } },
  'pages/orders/orders': { tag: 'page:membership', places: {} },
}

export const RECORDED_PAGES: readonly string[] = Object.keys(PAGES)

/** Tags of rewards that a list can be narrowed to, in plain words. An operator's own tag stands for itself. */
export const SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['bath', '浴室用品'],
  ['bedding', '床品'],
  ['table', '餐桌用品'],
  ['wear', '穿用小物'],
  ['care', '养护'],
  ['scent', '香氛'],
  ['coupon', '礼券'],
])

/** The tags that an event speaks for; null for one whose page or target is on no list. `rewardTags` gives null for an id that
 *  is no reward's. */
export function tagsOfEvent(
  { page, target }: Pick<BehaviourEvent, 'page' | 'target'>,
  rewardTags: (rewardId: string) => readonly string[] | null,
): readonly string[] | null {
  const recorded = page === undefined ? undefined : PAGES[page]
  if (page !== undefined && recorded === undefined) return null
  if (target === undefined) return recorded === undefined ? null : listOf(recorded.tag)
  if (recorded !== undefined && Object.hasOwn(recorded.places, target)) return listOf(recorded.places[target] ?? null)
  return SUBJECTS.has(target) ? [target] : rewardTags(target)
}

const listOf = (tag: OwnTag | null): readonly string[] => (tag === null ? [] : [tag])
