import type { CancelTerms, Membership, MembershipActions, OrderView, PaymentSheet } from '../../../typings/contract'
import { cancelPlan as cancelGrant, cancelTerms as termsOf } from '../../domain/membership/cancel'
import { membershipView } from '../../domain/membership/membership'
import { type Order, openOrder, orderView } from '../../domain/membership/order'
import { changeMember } from '../../edge/change-member'
import { beginRefund, moveOrder } from '../../edge/move-order'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { sha256 } from '../../platform/ids'
import { type MemberDocument, members } from '../../platform/members'
import { findMemberAndPlan, findOrdersBefore, findPlans, orders as orderDocuments } from '../../platform/membership'
import { sheetOf } from '../../platform/pay'

const PAGE = 20

const NO_ORDER = { ok: false, code: 'NOT_FOUND', what: 'order' } as const
const NOT_PAYABLE = { ok: false, code: 'NOT_OPEN', what: 'pay' } as const

/** Plans that can be bought, cheapest first, and what the caller has. Two wire calls at once. */
export async function plans({ caller, now }: Asked<unknown>): Promise<Outcome<MembershipActions['plans']['data']>> {
  const [member, all] = await Promise.all([members.get(caller.openid), findPlans()])
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const onSale = all.filter((plan) => plan.onSale).sort((a, b) => a.priceFen - b.priceFen)
  const shown = onSale.map(({ id, name, term, priceFen, benefits }) => ({ id, name, term, priceFen, benefits }))
  return { ok: true, answer: { plans: shown, membership: membershipView(member, now) } }
}

/** Orders a plan, once a request: the order's number follows from it. Three wire calls. */
export async function buyPlan({
  caller,
  input,
  now,
  requestId,
}: Ordered<{ planId: string }>): Promise<Outcome<{ orderId: string; payment: PaymentSheet }>> {
  const { member, plan } = await findMemberAndPlan(caller.openid, input.planId)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const orderId = sha256(JSON.stringify([member.points.id, requestId, input.planId])).slice(0, 32)
  if (!plan?.onSale) return { ok: false, code: 'NOT_FOUND', what: 'plan' }
  const { id, name, term, priceFen, benefits } = plan
  const fresh = openOrder({
    orderId,
    accountId: member.points.id,
    plan: { id, name, term, priceFen, benefits },
    now,
  })
  const isNew = (await orderDocuments.add(fresh)) === 'added'
  const order = isNew ? fresh : await orderDocuments.get(orderId)
  return order === null ? NO_ORDER : withSheet(order, now)
}

/** The sheet of an order that is still unpaid. Three wire calls. */
export async function payOrder({
  caller,
  input,
  now,
}: Asked<{ orderId: string }>): Promise<Outcome<{ payment: PaymentSheet }>> {
  const found = await findMine(caller.openid, input.orderId)
  return found === null ? NO_ORDER : withSheet(found.order, now)
}

async function withSheet(order: Order, now: number): Promise<Outcome<{ orderId: string; payment: PaymentSheet }>> {
  if (order.state !== 'unpaid' || now >= order.payBy) return NOT_PAYABLE
  const payment = await sheetOf({ orderId: order._id, amountFen: order.amountFen, name: order.plan.name })
  return payment === null ? NOT_PAYABLE : { ok: true, answer: { orderId: order._id, payment } }
}

type Shown = OrderView & { membership?: Membership }

/** How an order stands; one that is unpaid here is asked for at WeChat Pay. Four wire calls, three more where it was paid. */
export async function order({ caller, input, now }: Asked<{ orderId: string }>): Promise<Outcome<Shown>> {
  const found = await findMine(caller.openid, input.orderId)
  if (found === null) return NO_ORDER
  return shown(await moveOrder(input.orderId, now), caller.openid, now)
}

/** Newest first. Two wire calls. */
export async function orders({
  caller,
  input,
  now,
}: Asked<{ cursor?: string }>): Promise<Outcome<MembershipActions['orders']['data']>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const before = Number(input.cursor ?? Number.MAX_SAFE_INTEGER)
  const found = await findOrdersBefore(member.points.id, before, PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    ok: true,
    answer: {
      orders: page.map((each) => orderView(each, now)),
      ...(found.length > PAGE && last ? { next: String(last.createdAt) } : {}),
    },
  }
}

/** What cancelling comes to now (rule M-7). Two wire calls. */
export async function cancelTerms({ caller, input, now }: Asked<{ orderId: string }>): Promise<Outcome<CancelTerms>> {
  const found = await findMine(caller.openid, input.orderId)
  if (found === null) return NO_ORDER
  const terms = termsOf({ ...found, now })
  return terms.ok ? { ok: true, answer: terms.terms } : terms
}

/** Cancels (rules M-7 and M-8). The membership goes first, with the refund due in the same change; then the money is sent. */
export async function cancelPlan(ordered: Ordered<{ orderId: string }>): Promise<Outcome<Shown>> {
  const { caller, input, now } = ordered
  const { orderId } = input
  if ((await findMine(caller.openid, orderId)) === null) return NO_ORDER
  const order = await moveOrder(orderId, now)
  if (order === null) return NO_ORDER
  const cancelled = await changeMember(ordered, (member) => cancelGrant({ member, order, now }))
  if (!cancelled.ok) return cancelled
  return shown(await beginRefund(orderId, cancelled.answer.refundFen, now), caller.openid, now)
}

async function shown(order: Order | null, openid: string, now: number): Promise<Outcome<Shown>> {
  if (order === null) return NO_ORDER
  const member = await members.get(openid)
  const membership = member && membershipView(member, now)
  return { ok: true, answer: { ...orderView(order, now), ...(membership ? { membership } : {}) } }
}

/** An order of the caller's own; somebody else's is not found. Two wire calls. */
async function findMine(openid: string, orderId: string): Promise<{ member: MemberDocument; order: Order } | null> {
  const [member, order] = await Promise.all([members.get(openid), orderDocuments.get(orderId)])
  if (member === null || order === null || order.accountId !== member.points.id) return null
  return { member, order }
}
