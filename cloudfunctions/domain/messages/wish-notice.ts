import type { MemberState } from '../member/member'
import { livePoints } from '../points/account'
import type { Reward } from '../rewards/reward'
import type { Price, WishersDue } from './wishers-due'

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

/** What a change of a reward is to one of those who wish for it: nothing when she wished for it as it is now, or when it was
 *  she who brought it back. */
export function wisherNotice(due: WishersDue, { points, rewards }: Wishing, now: number): WishNotice[] {
  const { _id, of, rewardId, before, changedAt, by } = due
  const wish = rewards.wishes.find((each) => each.rewardId === rewardId)
  if (wish === undefined || wish.at > changedAt || points.id === by) return []
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
