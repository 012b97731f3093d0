import type { BrandReward, RewardView } from '../../../typings/contract'
import type { MemberState } from '../member/member'
import { livePoints } from '../points/account'
import type { Recommended } from './recommend'
import { priceFenFor } from './redeem'
import { countOf, type Reward } from './reward'
import { isWished } from './wish'

/** A reward as one member sees it. */
export function rewardView(
  { reward, because }: Recommended,
  member: MemberState,
  stockLeft: number,
  now: number,
): RewardView {
  const { id, name, kind, about, picture, points, valueFen, limit, audience, opensAt, closesAt, tags, voucherDays } =
    reward
  const priceFen = priceFenFor(reward, member, now)
  return {
    id,
    name,
    kind,
    about,
    picture,
    points,
    ...(priceFen > 0 ? { priceFen } : {}),
    valueFen,
    stockLeft,
    limit,
    mine: countOf(member.rewards, id),
    audience,
    opensAt,
    closesAt,
    wished: isWished(member.rewards, id),
    missing: Math.max(0, points - livePoints(member.points, now)),
    tags,
    voucherDays,
    ...(because === undefined ? {} : { because }),
  }
}

/** A reward as its operator sees it. */
export function brandReward(reward: Reward, version: number, unitsLeft: number): BrandReward {
  const { id, name, kind, about, picture, points, priceFen, memberPriceFen, valueFen, limit, audience } = reward
  const { opensAt, closesAt, voucherDays, tags, onSale, units } = reward
  return {
    id,
    version,
    name,
    kind,
    about,
    picture,
    points,
    priceFen,
    memberPriceFen,
    valueFen,
    limit,
    audience,
    opensAt,
    closesAt,
    voucherDays,
    tags,
    onSale,
    units,
    unitsLeft,
  }
}
