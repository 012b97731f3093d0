import type { Reward } from '../rewards/reward'
import { dayOf } from '../time/day'

/** What a reward cost before it became cheaper. */
export interface Price {
  readonly points: number
  readonly priceFen: number
}

/** A reward has changed in a way that all who wish for it want to know of: they are reached page by page. */
export interface WishersDue {
  readonly _id: string
  /** When they are reached. */
  readonly at: number
  readonly kind: 'wishers'
  readonly of: 'wishBack' | 'wishDiscounted'
  readonly rewardId: string
  readonly before: Price | null
  readonly changedAt: number
  /** The account of the member who brought it back herself; null where nobody did. */
  readonly by: string | null
  /** The last member who was reached; the next page begins behind her. */
  readonly reached: string
}

/** Units were put on the shelf of a reward that had none (rule N-1). `change` tells this change of the reward from others. */
export function backDueOf({ id }: Pick<Reward, 'id'>, change: number, now: number): WishersDue {
  const back = { of: 'wishBack', rewardId: id, before: null, by: null, reached: '' } as const
  return { _id: `wishBack-${id}-${change}`, at: now, changedAt: now, kind: 'wishers', ...back }
}

/** Should whoever frees the unit be cut off, the clock has done it by then: it looks at what is older than a minute, every
 *  minute. */
const SURELY_FREE_MS = 2 * 60_000

/** A unit comes free of a reward that had no other (rule N-1): once a day, however many come and go. */
export function freedDueOf(rewardId: string, by: string | null, now: number): WishersDue {
  const back = { of: 'wishBack', rewardId, before: null, by, reached: '' } as const
  const _id = `wishBack-${rewardId}-${dayOf(now)}`
  const times = { at: now + SURELY_FREE_MS, changedAt: now }
  return { _id, ...times, kind: 'wishers', ...back }
}

/** A reward became cheaper in one thing and dearer in none; nothing when it did not (rule N-1). */
export function discountDueOf(before: Reward, after: Reward, change: number, now: number): WishersDue[] {
  if (!isCheaper(after, before)) return []
  const { points, priceFen } = before
  const cheaper = { of: 'wishDiscounted', rewardId: after.id, before: { points, priceFen } } as const
  return [
    {
      _id: `wishDiscounted-${after.id}-${change}`,
      at: now,
      changedAt: now,
      kind: 'wishers',
      ...cheaper,
      by: null,
      reached: '',
    },
  ]
}

/** Cheaper in points or at the till, and dearer in neither. */
export function isCheaper(after: Price, before: Price): boolean {
  const isDearer = after.points > before.points || after.priceFen > before.priceFen
  return !isDearer && (after.points < before.points || after.priceFen < before.priceFen)
}
