import type { RewardTerms } from '../../../typings/contract'

/** A reward as its document keeps it. */
export interface Reward extends RewardTerms {
  readonly id: string
  /** How many there are, those given out included. */
  readonly units: number
  readonly createdAt: number
}

/** What a member's document keeps of rewards. */
export interface RewardRecord {
  /** How many of each were redeemed and not returned. */
  readonly redeemed: ReadonlyArray<{ readonly rewardId: string; readonly count: number }>
  /** Oldest first. */
  readonly wishes: ReadonlyArray<{ readonly rewardId: string; readonly at: number }>
}

export const NO_REWARDS: RewardRecord = { redeemed: [], wishes: [] }

export function countOf({ redeemed }: RewardRecord, rewardId: string): number {
  return redeemed.find((each) => each.rewardId === rewardId)?.count ?? 0
}

/** `by` may be negative; a count of nothing is dropped. */
export function withCount(record: RewardRecord, rewardId: string, by: number): RewardRecord {
  const count = countOf(record, rewardId) + by
  const others = record.redeemed.filter((each) => each.rewardId !== rewardId)
  return { ...record, redeemed: count > 0 ? [...others, { rewardId, count }] : others }
}
