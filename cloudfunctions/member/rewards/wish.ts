import type { RewardActions } from '../../../typings/contract'
import { isWished, withWish } from '../../domain/rewards/wish'
import { noteSigns, signsOfReward } from '../../domain/tags/note'
import { changeFound } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { findMemberAndReward } from '../../platform/rewards'

/** Wishes for a reward, or no longer (rule R-8). Two wire calls. */
export function wish(
  ordered: Ordered<{ rewardId: string; on: boolean }>,
): Promise<Outcome<RewardActions['wish']['data']>> {
  const { caller, input, now } = ordered
  const { rewardId, on } = input
  return changeFound(
    ordered,
    async () => ({ ok: true as const, ...(await findMemberAndReward(caller.openid, rewardId)) }),
    (member, { reward }) => {
      // A reward that is gone can still be taken off the wishes.
      if (reward === null && on) return { ok: false, code: 'NOT_FOUND', what: 'reward' }
      const wished = { ...member, rewards: withWish(member.rewards, rewardId, on, now) }
      const isNew = on && !isWished(member.rewards, rewardId)
      const signs = isNew && reward !== null ? signsOfReward(reward, 'wish', now) : []
      return { ok: true, member: noteSigns(wished, signs, now), entries: [], answer: { on } }
    },
  )
}
