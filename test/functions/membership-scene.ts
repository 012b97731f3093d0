import { randomUUID } from 'node:crypto'
import type { BrandPlan, BrandPlanActions, MemberActions } from '../../typings/contract'
import type { Person, World } from './world'

export type Buyer = Person<MemberActions>

const MONTHLY = {
  name: '棉朵月卡',
  term: 'month',
  priceFen: 3_100,
  benefits: {
    pointsPercent: 150,
    makeUpCards: 2,
    memberPrices: true,
    paidRewards: true,
    monthlyItem: { name: '棉布杯垫', valueFen: 1_900 },
    birthdayPoints: 100,
  },
  onSale: true,
} as const

type Terms = BrandPlanActions['savePlan']['input']

/** A plan of a yuan a day for 31 days, or as told. */
export async function planned(world: World, more: Partial<Terms> = {}): Promise<BrandPlan> {
  return (await world.operator.must('savePlan', { ...MONTHLY, ...more })).plan
}

export async function buyer(world: World): Promise<Buyer> {
  const member = world.member(`o_buyer_${randomUUID()}`)
  await member.must('join')
  return member
}

/** What the member does at the cashier, and how often the callback comes: at once, unless it never does. */
export function pays(world: World, outTradeNo: string, outcome = 'success', times = 1): Promise<unknown> {
  return world.control.post('pay', { outTradeNo, outcome, times })
}

export async function bought(world: World, member: Buyer, plan: BrandPlan): Promise<string> {
  const { orderId } = await member.must('buyPlan', { planId: plan.id })
  await pays(world, orderId)
  return orderId
}
