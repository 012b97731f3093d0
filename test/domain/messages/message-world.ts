import { type MemberState, newMember } from '../../../cloudfunctions/domain/member/member'
import type { Around } from '../../../cloudfunctions/domain/messages/around'
import { withAnswers } from '../../../cloudfunctions/domain/messages/asking'
import { type Candidate, candidateOf } from '../../../cloudfunctions/domain/messages/candidate'
import { MESSAGE_KINDS } from '../../../cloudfunctions/domain/messages/kinds'
import type { Reward } from '../../../cloudfunctions/domain/rewards/reward'
import type { MessageKind } from '../../../typings/contract'

export const at = (shanghai: string): number => Date.parse(`${shanghai}+08:00`)

export const NOON = at('2026-11-23T12:00:00.000')

/** Somebody who said yes to every kind so many times. */
export function willing(times = 1, kinds: readonly MessageKind[] = MESSAGE_KINDS): MemberState {
  const member = newMember({ memberNo: '100000000008', accountId: 'a1', now: at('2025-11-23T08:00:00.000') })
  const answers = Array.from({ length: times }, () => kinds.map((kind) => ({ kind, answer: 'accept' }))).flat()
  return withAnswers(member, answers, NOON)
}

export const reward = (id: string, more: Partial<Reward> = {}): Reward => ({
  id,
  name: `礼品${id}`,
  kind: 'goods',
  about: '',
  picture: 'towel',
  points: 100,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 0,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 30,
  tags: [],
  onSale: true,
  units: 5,
  createdAt: 0,
  ...more,
})

export const around = (rewards: readonly Reward[] = [], more: Partial<Around> = {}): Around => ({
  rewards: new Map(rewards.map((each) => [each.id, each])),
  stockOf: () => 1,
  vouchers: new Map(),
  events: new Map(),
  ...more,
})

export const wishing = (member: MemberState, ids: readonly string[]): MemberState => ({
  ...member,
  rewards: { redeemed: [], wishes: ids.map((rewardId) => ({ rewardId, at: 0 })) },
})

export const wishBack = (_id: string, rewardId: string, now = NOON): Candidate =>
  candidateOf({ _id, at: now, kind: 'wishBack', accountId: 'a1', rewardId, before: null })

/** On the day of `now` it is still so, on another it is not. */
export const gift = (_id: string, kind: 'birthday' | 'anniversary', day: string, now = NOON): Candidate =>
  candidateOf({ _id, at: now, kind, accountId: 'a1', points: 50, day, years: 1 })

export const voucherEnding = (_id: string, voucherId: string, now = NOON): Candidate =>
  candidateOf({ _id, at: now, kind: 'voucherEnding', accountId: 'a1', voucherId, name: '券', lastDay: '2026-11-26' })
