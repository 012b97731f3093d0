import { REWARDS } from '../domain/units/unit'
import { type RewardDocument, rewards } from '../platform/rewards'
import { addMissingUnits } from '../platform/units'

/** Writes the units that a reward promises (rule R-2). Its number only grows, so units can be missing and never too many. */
export async function writeRewardUnits({
  _id,
  id,
  units,
}: Pick<RewardDocument, '_id' | 'id' | 'units'>): Promise<void> {
  await addMissingUnits([{ pool: REWARDS, item: id, units }])
  // More may have been promised meanwhile: then they are still due.
  await rewards.changeIf({ _id, units }, { remove: ['unitsDueSince'] })
}
