import { act } from './act'
import type { DataOf } from './call'
import { type Answer, call } from './call'

export function loadPlans(): Promise<Answer<DataOf<'member', 'plans'>>> {
  return call('member', 'plans', {})
}

function loadOrder(orderId: string): Promise<Answer<DataOf<'member', 'order'>>> {
  return call('member', 'order', { orderId })
}

export function loadOrders(cursor: string): Promise<Answer<DataOf<'member', 'orders'>>> {
  return call('member', 'orders', cursor === '' ? {} : { cursor })
}

export function loadCancelTerms(orderId: string): Promise<Answer<DataOf<'member', 'cancelTerms'>>> {
  return call('member', 'cancelTerms', { orderId })
}

export function cancelPlan(orderId: string): Promise<Answer<DataOf<'member', 'cancelPlan'>>> {
  return act('member', 'cancelPlan', { orderId }, '')
}

/** What came of the cashier: nobody but the server says that it was paid. */
export type Paid =
  | { readonly kind: 'asked'; readonly order: DataOf<'member', 'order'> }
  /** She closed the sheet, or had no money: the order can still be paid. */
  | { readonly kind: 'cancelled' | 'failed'; readonly orderId: string }
  /** The cashier has taken the money, and the server could not be asked after it: it must not be paid a second time. */
  | { readonly kind: 'unheard'; readonly orderId: string }
  | { readonly kind: 'refused'; readonly message: string }

/** Orders a plan and opens the cashier. Asked again after no answer, it is the same order, unless the membership that she
 *  sees, `until` when, has changed since. */
export async function buy(planId: string, until: string): Promise<Paid> {
  const ordered = await act('member', 'buyPlan', { planId }, until)
  if (!ordered.ok) return { kind: 'refused', message: ordered.error.message }
  return pay(ordered.data.orderId, ordered.data.payment)
}

/** Opens the cashier for an order that was left unpaid. */
export async function payAgain(orderId: string): Promise<Paid> {
  const answer = await call('member', 'payOrder', { orderId })
  if (!answer.ok) return { kind: 'refused', message: answer.error.message }
  return pay(orderId, answer.data.payment)
}

async function pay(orderId: string, payment: DataOf<'member', 'payOrder'>['payment']): Promise<Paid> {
  try {
    await wx.requestPayment(payment)
  } catch (error) {
    const isCancelled = /cancel/.test((error as { readonly errMsg?: string }).errMsg ?? '')
    return { kind: isCancelled ? 'cancelled' : 'failed', orderId }
  }
  awaited.add(orderId)
  return askWhetherPaid(orderId)
}

/** Orders that the cashier has taken the money for in this visit, and that the server has not decided on yet. */
const awaited = new Set<string>()

export const isAwaited = (orderId: string): boolean => awaited.has(orderId)

/** The latest of them; empty for none. */
export const lastAwaited = (): string => [...awaited].pop() ?? ''

export function forgetAwaited(): void {
  awaited.clear()
}

/** Asks what became of an order that the cashier has taken the money for. WeChat may tell the server a little later. */
export async function askWhetherPaid(orderId: string): Promise<Exclude<Paid, { readonly kind: 'refused' }>> {
  const order = await loadOrder(orderId)
  if (!order.ok) return { kind: 'unheard', orderId }
  const { state } = order.data
  if (state !== 'unpaid' && state !== 'paid') awaited.delete(orderId)
  return { kind: 'asked', order: order.data }
}
