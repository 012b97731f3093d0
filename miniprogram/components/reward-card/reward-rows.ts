import type { RewardView } from '../../../typings/contract'
import { pictureOf, priceOf, standingOf } from '../../rewards/reward-words'

/** A reward in the list, in words. */
export interface RewardCard {
  readonly id: string
  readonly name: string
  readonly picture: string
  readonly price: string
  /** Why it cannot be redeemed now; empty when it can. */
  readonly standing: string
  readonly because: string
  readonly wished: boolean
  readonly paidOnly: boolean
}

export function rewardCard(reward: RewardView, now: number): RewardCard {
  const { id, name, wished, audience, because = '' } = reward
  return {
    id,
    name,
    picture: pictureOf(reward),
    price: priceOf(reward),
    standing: standingOf(reward, now),
    because,
    wished,
    paidOnly: audience === 'paid',
  }
}
