import type { RewardRecord } from './reward'

/** The most that a member wishes for at once; the oldest wish makes room (rule R-8). */
const WISHES_KEPT = 20

/** Wishing again for the same thing makes it her latest wish. */
export function withWish(record: RewardRecord, rewardId: string, on: boolean, now: number): RewardRecord {
  const others = record.wishes.filter((wish) => wish.rewardId !== rewardId)
  return { ...record, wishes: on ? [...others, { rewardId, at: now }].slice(-WISHES_KEPT) : others }
}

export const isWished = (record: RewardRecord, rewardId: string): boolean =>
  record.wishes.some((wish) => wish.rewardId === rewardId)

/** The wish that she made last; null without one. */
export const latestWish = ({ wishes }: RewardRecord): string | null => wishes.at(-1)?.rewardId ?? null
