import { assert } from '../assert'

export const CYCLE_LENGTH = 7

/** Points for each place of the seven-day cycle (rule C-3). */
export type RewardSchedule = readonly number[]

export const DEFAULT_SCHEDULE: RewardSchedule = [5, 5, 10, 5, 10, 15, 30]

/** The place (0–6) in the cycle of the day that makes the streak `streak` (≥ 1) days long. */
export function placeInCycle(streak: number): number {
  assert(Number.isSafeInteger(streak) && streak >= 1, `streak ${streak}`)
  return (streak - 1) % CYCLE_LENGTH
}

/** Points earned by the day that makes the streak `streak` (≥ 1) days long (rule C-3). */
export function rewardFor(streak: number, schedule: RewardSchedule): number {
  const points = schedule[placeInCycle(streak)]
  assert(points !== undefined && Number.isSafeInteger(points) && points >= 1, `schedule ${schedule.join()}`)
  return points
}
