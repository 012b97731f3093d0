import type { Plan } from '../../typings/contract'
import type { Order } from '../domain/membership/order'
import type { BesideDocument } from './counter'
import { type Documents, documentsOf } from './documents'
import type { MemberDocument } from './members'
import { commands } from './sdk'

/** Plans lie beside the members, so that buying reads its member and the plan in one trip. */
export interface PlanDocument extends Plan, BesideDocument {
  readonly onSale: boolean
  readonly createdAt: number
}

export const plans: Documents<PlanDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const planKey = (planId: string): string => `$plan-${planId}`

const ALL_PLANS = commands.gt('$plan-').and(commands.lt('$plan-~'))

/** A brand has a handful. */
const MOST = 100

/** One wire call. */
export const findPlans = (): Promise<PlanDocument[]> =>
  plans.find({ where: { _id: ALL_PLANS }, oldestFirst: '_id', limit: MOST })

/** A member, and one plan. One wire call for both. */
export async function findMemberAndPlan(
  openid: string,
  planId: string,
): Promise<{ readonly member: MemberDocument | null; readonly plan: PlanDocument | null }> {
  const key = planKey(planId)
  const found = await documentsOf<MemberDocument | PlanDocument>('members').find({
    where: { _id: commands.in([openid, key]) },
    limit: 2,
  })
  return {
    member: found.find((document): document is MemberDocument => document._id === openid) ?? null,
    plan: found.find((document): document is PlanDocument => document._id === key) ?? null,
  }
}

export const orders: Documents<Order> = documentsOf('orders')

/** An account's orders from before an instant, newest first. One wire call. */
export function findOrdersBefore(accountId: string, before: number, limit: number): Promise<Order[]> {
  return orders.find({ where: { accountId, createdAt: commands.lt(before) }, newestFirst: 'createdAt', limit })
}

/** One wire call. */
export function findOrdersById(ids: readonly string[]): Promise<Order[]> {
  return ids.length === 0 ? Promise.resolve([]) : orders.find({ where: { _id: commands.in(ids) }, limit: ids.length })
}

/** Whose refund is refused or stuck (rule M-9), in any order. */
const WITH_STUCK_REFUND = { refundFailedAt: commands.gt(0) }

/** One wire call. */
export const countStuckRefunds = (): Promise<number> => orders.count(WITH_STUCK_REFUND)

/** Longest stuck first. One wire call. */
export function findStuckRefunds(limit: number): Promise<Order[]> {
  return orders.find({ where: WITH_STUCK_REFUND, oldestFirst: 'refundFailedAt', limit })
}

/** Orders that the clock has to look at, longest waiting first. One wire call. */
export function findOrdersToMove(now: number, limit: number): Promise<Order[]> {
  return orders.find({ where: { nextAt: commands.lte(now) }, oldestFirst: 'nextAt', limit })
}
