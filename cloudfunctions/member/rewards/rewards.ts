import type { RewardActions, RewardView } from '../../../typings/contract'
import { isProfiled } from '../../domain/member/preferences'
import { livePoints } from '../../domain/points/account'
import { type Recommended, recommend } from '../../domain/rewards/recommend'
import type { Reward } from '../../domain/rewards/reward'
import { rewardView } from '../../domain/rewards/reward-view'
import { tasteOf } from '../../domain/tags/drawer'
import { REWARDS } from '../../domain/units/unit'
import type { Asked, Outcome } from '../../edge/serve'
import { findMemberAndRules, type MemberDocument } from '../../platform/members'
import { findMemberAndReward, findRewards } from '../../platform/rewards'
import { countFreeUnits } from '../../platform/units'

const PAGE = 20

/** What can be redeemed now or soon, a page at a time, in the order that her tags make (rule R-7); for one who is not profiled in
 *  everybody's. Three wire calls at once. */
export async function rewards({
  caller,
  input,
  now,
}: Asked<{ tag?: string; cursor?: string }>): Promise<Outcome<RewardActions['rewards']['data']>> {
  const [{ member }, all, freeUnits] = await Promise.all([
    findMemberAndRules(caller.openid),
    findRewards(),
    countFreeUnits([REWARDS]),
  ])
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const { tag } = input
  const shown = all.filter((reward) => isShown(reward, now) && (tag === undefined || reward.tags.includes(tag)))
  const from = Number(input.cursor ?? 0)
  const points = livePoints(member.points, now)
  const personalised = isProfiled(member)
  const isLeft = (rewardId: string) => freeUnits(REWARDS, rewardId) > 0
  const taste = personalised ? { tags: tasteOf(member.tags, now), points, isLeft } : null
  const page = recommend(shown, taste).slice(from, from + PAGE)
  return {
    ok: true,
    answer: {
      rewards: page.map((each) => viewOf(each, member, freeUnits, now)),
      points,
      personalised,
      ...(from + PAGE < shown.length ? { next: String(from + PAGE) } : {}),
    },
  }
}

/** One reward, alone in its list. Two wire calls at once. */
export async function reward({
  caller,
  input,
  now,
}: Asked<{ id: string }>): Promise<Outcome<RewardActions['reward']['data']>> {
  const [{ member, reward: found }, freeUnits] = await Promise.all([
    findMemberAndReward(caller.openid, input.id),
    countFreeUnits([REWARDS]),
  ])
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  if (found === null) return { ok: false, code: 'NOT_FOUND', what: 'reward' }
  const answer = {
    rewards: [viewOf({ reward: found }, member, freeUnits, now)],
    points: livePoints(member.points, now),
  }
  return { ok: true, answer }
}

/** Those whose time is over, or that the operator took off the shelf, are no longer in the list. */
const isShown = ({ onSale, closesAt }: Reward, now: number): boolean => onSale && (closesAt === null || now < closesAt)

function viewOf(
  recommended: Recommended,
  member: MemberDocument,
  freeUnits: (pool: string, item: string) => number,
  now: number,
): RewardView {
  return rewardView(recommended, member, freeUnits(REWARDS, recommended.reward.id), now)
}
