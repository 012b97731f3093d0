import type { Reward } from '../domain/rewards/reward'
import type { BesideDocument } from './counter'
import { type Documents, documentsOf } from './documents'
import type { MemberDocument } from './members'
import { commands } from './sdk'

/** Rewards lie beside the members, so that redeeming reads its member and the reward in one trip. */
export interface RewardDocument extends Reward, BesideDocument {
  /** Since when units are promised that may not be written yet; absent once they are. */
  readonly unitsDueSince?: number
}

export const rewards: Documents<RewardDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const rewardKey = (rewardId: string): string => `$reward-${rewardId}`

/** A brand has a few dozen. */
const MOST = 1000

/** One wire call. */
export function findRewards(): Promise<RewardDocument[]> {
  const all = commands.gt('$reward-').and(commands.lt('$reward-~'))
  return rewards.find({ where: { _id: all }, oldestFirst: '_id', limit: MOST })
}

/** A member and a reward. One wire call for both. */
export async function findMemberAndReward(
  openid: string,
  rewardId: string,
): Promise<{ readonly member: MemberDocument | null; readonly reward: RewardDocument | null }> {
  const key = rewardKey(rewardId)
  const found = await documentsOf<MemberDocument | RewardDocument>('members').find({
    where: { _id: commands.in([openid, key]) },
    limit: 2,
  })
  return {
    member: found.find((document): document is MemberDocument => document._id === openid) ?? null,
    reward: found.find((document): document is RewardDocument => document._id === key) ?? null,
  }
}

/** A member, and those of these rewards that there are; at most a hundred are asked for. One wire call for all. */
export async function findMemberAndRewards(
  openid: string,
  rewardIds: readonly string[],
): Promise<{ readonly member: MemberDocument | null; readonly rewards: readonly RewardDocument[] }> {
  const found = await documentsOf<MemberDocument | RewardDocument>('members').find({
    where: { _id: commands.in([openid, ...rewardIds.map(rewardKey)]) },
    limit: rewardIds.length + 1,
  })
  return {
    member: found.find((document): document is MemberDocument => document._id === openid) ?? null,
    rewards: found.filter((document): document is RewardDocument => document._id !== openid),
  }
}

/** Rewards with units to be written, longest waiting first. One wire call. */
export function findRewardsWithUnitsDue(limit: number): Promise<RewardDocument[]> {
  return rewards.find({ where: { unitsDueSince: commands.gt(0) }, oldestFirst: 'unitsDueSince', limit })
}
