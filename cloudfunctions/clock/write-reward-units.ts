import { writeRewardUnits as write } from '../edge/write-reward-units'
import { findRewardsWithUnitsDue } from '../platform/rewards'
import type { Turn } from './turn'

const REWARDS_A_RUN = 20

/** Writes the units of rewards whose operator's call was cut off before it had written them all (rule R-2). */
export async function writeRewardUnits(_now: number, turn: Turn): Promise<number> {
  const waiting = await findRewardsWithUnitsDue(REWARDS_A_RUN)
  for (const reward of turn.whileTime(waiting)) await write(reward)
  return turn.begun
}
