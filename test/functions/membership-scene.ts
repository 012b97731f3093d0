import { randomUUID } from 'node:crypto'
import type { Order } from '../../cloudfunctions/domain/membership/order'
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

/** A world anew, on a Monday morning, with a plan and a member who may buy it. */
export async function startAnew(world: World): Promise<{ readonly plan: BrandPlan; readonly member: Buyer }> {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T09:00:00.000')
  return { plan: await planned(world), member: await buyer(world) }
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

/** What WeChat Pay refuses from now on, whatever it is asked with; nothing refuses nothing. */
export const refuse = (world: World, ...plan: ReadonlyArray<{ api: string; code: string; message?: string }>) =>
  world.control.post('pay-refusals', { plan })

/** An order as it is kept. */
export async function stored(world: World, orderId: string): Promise<Order | undefined> {
  const orders = await world.control.get<Order[]>('collections/orders?limit=1000')
  return orders.find(({ _id }) => _id === orderId)
}

/** Minutes from one look of the clock to the next, over so many looks. */
export async function waitsOf(world: World, orderId: string, looks: number): Promise<number[]> {
  const waits: number[] = []
  for (let look = 0; look < looks; look++) {
    await world.runClock()
    const { now } = await world.control.get<{ now: number }>('clock')
    const wait = ((await stored(world, orderId))?.nextAt ?? 0) - now
    waits.push(Math.round(wait / 60_000))
    await world.control.post('clock', { advanceMs: wait, timers: false })
  }
  return waits
}
