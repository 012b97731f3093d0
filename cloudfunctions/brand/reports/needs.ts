import type { Dashboard } from '../../../typings/contract'
import type { DayEvent } from '../../domain/draw/event'
import { missingIn } from '../../domain/draw/publish-check'
import { MESSAGE_KINDS } from '../../domain/messages/kinds'
import type { RuleBook } from '../../domain/messages/rule-book'
import type { Reward } from '../../domain/rewards/reward'
import { MESSAGES } from '../exports/words'

type Need = Dashboard['needs'][number]

export interface Around {
  /** Whether there is one at all: a brand that begins is led from the first store to the first member day. */
  readonly hasStore: boolean
  readonly hasEvent: boolean
  /** Refunds that WeChat Pay refuses, or that do not arrive (rule M-9). */
  readonly stuckRefunds: number
  readonly drafts: readonly DayEvent[]
  readonly rewards: readonly Reward[]
  readonly paused: RuleBook['paused']
  readonly unitsLeft: (rewardId: string) => number
  readonly now: number
}

/** What wants a person, the most urgent first: money that members wait for, then what a brand begins with, then drafts that
 *  cannot be published as they are, then rewards on the shelf of which none is left, then message rules that paused themselves. */
export function needsOf({ hasStore, hasEvent, stuckRefunds, drafts, rewards, paused, unitsLeft, now }: Around): Need[] {
  return [
    ...(stuckRefunds === 0 ? [] : [refundsNeed(stuckRefunds)]),
    ...(hasStore ? [] : [FIRST_STORE]),
    ...(rewards.length > 0 ? [] : [FIRST_REWARD]),
    ...(hasEvent ? [] : [FIRST_EVENT]),
    ...drafts.flatMap(({ id, draft }): Need[] => {
      const missing = missingIn(draft, now).length
      if (missing === 0) return []
      const words = `“${draft.name ?? '还没起名的会员日'}”还差 ${missing} 项才能发布`
      return [{ kind: 'draft', words, page: `/packages/brand/pages/event/event?id=${id}` }]
    }),
    ...rewards.filter(isOnShelf(now)).flatMap(({ id, name, units }): Need[] => {
      if (unitsLeft(id) > 0) return []
      const words = units === 0 ? `“${name}”还没有库存` : `“${name}”已经换完`
      return [{ kind: 'soldOut', words, page: `/packages/brand/pages/shelf-item/shelf-item?id=${id}` }]
    }),
    ...MESSAGE_KINDS.flatMap((message): Need[] => {
      if (typeof paused[message]?.because !== 'string') return []
      const words = `“${MESSAGES[message]}”的消息打扰多于有用，已自行暂停`
      return [{ kind: 'rulePaused', words, page: '/packages/brand/pages/messages/messages' }]
    }),
  ]
}

const refundsNeed = (stuck: number): Need => ({
  kind: 'refundStuck',
  words: `有 ${stuck} 笔退款没有退成`,
  page: '/packages/brand/pages/refunds/refunds',
})

const FIRST_STORE: Need = {
  kind: 'firstStore',
  words: '写下第一家门店，店员就能上岗',
  page: '/packages/brand/pages/store/store',
}

const FIRST_REWARD: Need = {
  kind: 'firstReward',
  words: '放上第一份礼品，积分就有了去处',
  page: '/packages/brand/pages/shelf-item/shelf-item',
}

const FIRST_EVENT: Need = {
  kind: 'firstEvent',
  words: '写第一场会员日，先模拟花费再发布',
  page: '/packages/brand/pages/event/event',
}

const isOnShelf =
  (now: number) =>
  ({ onSale, closesAt }: Reward): boolean =>
    onSale && (closesAt === null || now < closesAt)
