import { randomUUID } from 'node:crypto'
import type { BrandReward, MemberActions, RewardTerms } from '../../typings/contract'
import { type Clerk, joined, openStore, serve, takeOn } from './counter-scene'
import type { Person, World } from './world'

export type Member = Person<MemberActions>

const TOWEL: RewardTerms = {
  name: '无捻毛巾',
  kind: 'goods',
  about: '一条吸水的毛巾。',
  picture: 'towel',
  points: 100,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 4_900,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 30,
  tags: ['bath'],
  onSale: true,
}

/** A reward with so many units on the shelf. */
export async function shelved(world: World, units: number, terms: Partial<RewardTerms> = {}): Promise<BrandReward> {
  const { reward } = await world.operator.must('saveReward', { ...TOWEL, ...terms })
  if (units === 0) return reward
  return (await world.operator.must('addUnits', { rewardId: reward.id, units })).reward
}

/** Somebody new with so many points, from a purchase at the counter. */
export async function memberWith(world: World, clerk: Clerk, points: number): Promise<Member> {
  const member = await joined(world)
  await buy(clerk, member, points)
  return member
}

/** A purchase that brings so many points. */
export async function buy(clerk: Clerk, member: Member, points: number): Promise<void> {
  const session = await serve(clerk, member)
  await clerk.must('award', { session, amountFen: points * 100, receiptNo: randomUUID().slice(0, 12) })
}

/** A store and somebody who works in it. */
export async function counter(world: World): Promise<Clerk> {
  return takeOn(world, await openStore(world))
}

/** Asks without minding that the function was killed; null then. */
export async function quietly<Answer>(asking: Promise<Answer>): Promise<Answer | null> {
  try {
    return (await asking) ?? null
  } catch {
    return null
  }
}
