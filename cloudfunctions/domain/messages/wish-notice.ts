import type { MemberState } from '../member/member'
import { livePoints } from '../points/account'
import type { Reward } from '../rewards/reward'

/** What a reward cost before it became cheaper. */
export interface Price {
  readonly points: number
  readonly priceFen: number
}

/** That something happened to what she wishes for. */
export interface WishNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'wishInReach' | 'wishBack' | 'wishDiscounted'
  readonly accountId: string
  readonly rewardId: string
  /** Of one that became cheaper. */
  readonly before: Price | null
}

/** A reward has changed in a way that all who wish for it want to know of: they are reached page by page. */
export interface WishersDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'wishers'
  readonly of: 'wishBack' | 'wishDiscounted'
  readonly rewardId: string
  readonly before: Price | null
  /** The last member who was reached; the next page begins behind her. */
  readonly reached: string
}

/** Units were put on the shelf of a reward that had none (rule N-1). `change` tells this change of the reward from others. */
export function backDueOf({ id }: Pick<Reward, 'id'>, change: number, now: number): WishersDue {
  return {
    _id: `wishBack-${id}-${change}`,
    at: now,
    kind: 'wishers',
    of: 'wishBack',
    rewardId: id,
    before: null,
    reached: '',
  }
}

/** A reward became cheaper in one thing and dearer in none; nothing when it did not (rule N-1). */
export function discountDueOf(before: Reward, after: Reward, change: number, now: number): WishersDue[] {
  if (!isCheaper(after, before)) return []
  const { points, priceFen } = before
  const _id = `wishDiscounted-${after.id}-${change}`
  return [
    {
      _id,
      at: now,
      kind: 'wishers',
      of: 'wishDiscounted',
      rewardId: after.id,
      before: { points, priceFen },
      reached: '',
    },
  ]
}

/** Cheaper in points or at the till, and dearer in neither. */
export function isCheaper(after: Price, before: Price): boolean {
  const isDearer = after.points > before.points || after.priceFen > before.priceFen
  return !isDearer && (after.points < before.points || after.priceFen < before.priceFen)
}

/** What a change of a reward is to one of those who wish for it: nothing when she wished for it as it is now. */
export function wisherNotice(due: WishersDue, { points, rewards }: Wishing, now: number): WishNotice[] {
  const { _id, of, rewardId, before, at } = due
  const wish = rewards.wishes.find((each) => each.rewardId === rewardId)
  if (wish === undefined || wish.at > at) return []
  return [{ _id: `${_id}-${points.id}`, at: now, kind: of, accountId: points.id, rewardId, before }]
}

type Wishing = Pick<MemberState, 'points' | 'rewards'>

/** Wishes that her points have just become enough for: by `delta` they came to what they are. Each wish once, however often
 *  her points go up and down. */
export function wishesInReach(
  { points, rewards }: Wishing,
  shelf: ReadonlyMap<string, Pick<Reward, 'points'>>,
  delta: number,
  now: number,
): WishNotice[] {
  const mine = livePoints(points, now)
  return rewards.wishes.flatMap(({ rewardId, at }) => {
    const reward = shelf.get(rewardId)
    if (reward === undefined || reward.points > mine || reward.points <= mine - delta) return []
    const _id = `wishInReach-${points.id}-${rewardId}-${at}`
    return [{ _id, at: now, kind: 'wishInReach' as const, accountId: points.id, rewardId, before: null }]
  })
}
