import type { Benefits, CancelTerms, OrderView, Plan, PlanTerm } from '../../typings/contract'
import { dayLabel } from '../days/day'
import { dayAt, timeLabel } from '../days/instant'
import { momentLabel } from '../days/span'
import { grouped } from '../figures/grouped'
import { yuan } from '../figures/yuan'

const TERMS: Readonly<Record<PlanTerm, string>> = { month: '31 天', quarter: '92 天', year: '366 天' }

/** A plan as it stands on the page. */
export interface PlanRow {
  readonly id: string
  readonly name: string
  readonly price: string
  readonly term: string
}

export function planRow({ id, name, priceFen, term }: Plan): PlanRow {
  return { id, name, price: `¥${yuan(priceFen)}`, term: TERMS[term] }
}

/** What a plan gives, a line each, and nothing that it does not give. */
export function benefitLines(benefits: Benefits): string[] {
  const { pointsPercent, makeUpCards, memberPrices, paidRewards, monthlyItem, birthdayPoints } = benefits
  return [
    ...(pointsPercent > 100 ? [`到店购物 ${pointsPercent / 100} 倍积分`] : []),
    ...(monthlyItem === null ? [] : [`每 31 天到店领一份${monthlyItem.name}，开通满七天起`]),
    ...(memberPrices ? ['积分换购用会员价'] : []),
    ...(paidRewards ? ['能换为付费会员准备的礼品'] : []),
    ...(makeUpCards > 0 ? [`每月多 ${makeUpCards} 张补签卡`] : []),
    ...(birthdayPoints > 0 ? [`生日当天送 ${grouped(birthdayPoints)} 积分`] : []),
  ]
}

/** What it saved her until now; empty before it did. */
export function savedLine({ fen, points }: { readonly fen: number; readonly points: number }): string {
  const parts = [...(fen > 0 ? [`省了 ¥${yuan(fen)}`] : []), ...(points > 0 ? [`多得 ${grouped(points)} 积分`] : [])]
  return parts.join('，')
}

/** Exactly what cancelling comes to, before it is confirmed. */
export function cancelWords({ refundFen, clawedBack, debt, remaining }: CancelTerms): string {
  const money = refundFen > 0 ? `退回 ¥${yuan(refundFen)}，按还没开始的天数算` : '剩下的天数不足一天，没有可退的钱'
  const points = clawedBack > 0 ? `。多得的 ${grouped(clawedBack)} 积分会收回` : ''
  const owed = debt > 0 ? `，其中 ${grouped(debt)} 已经用掉，之后得到的积分会先补上` : ''
  return `${money}${points}${owed}。${afterwards(remaining)}`
}

function afterwards(remaining: CancelTerms['remaining']): string {
  const last = remaining[remaining.length - 1]
  if (last === undefined) return '会员从现在起结束。'
  const stretches = remaining.map(({ name, days }) => `${name} ${days} 天`)
  return `之后还有${stretches.join('、')}，到${dayLabel(dayAt(last.until - 1))}为止。`
}

const STATES: Readonly<Record<OrderView['state'], string>> = {
  unpaid: '待付款',
  paid: '已付款，正在开通',
  granted: '已开通',
  refunding: '退款中',
  refunded: '已退款',
  closed: '已关闭，没有付款',
}

/** An order in words. */
export interface OrderRow {
  readonly id: string
  readonly name: string
  readonly price: string
  readonly note: string
  readonly canPay: boolean
  readonly canCancel: boolean
}

export function orderRow({
  orderId,
  name,
  amountFen,
  state,
  createdAt,
  payBy,
  refundFen,
  cancelBy,
}: OrderView): OrderRow {
  const when = `${dayLabel(dayAt(createdAt))} ${timeLabel(createdAt)}`
  const more =
    state === 'unpaid'
      ? `，${timeLabel(payBy)} 之前可以付`
      : refundFen === undefined
        ? cancelBy === undefined
          ? ''
          : `，${momentLabel(cancelBy)} 之前可以退`
        : ` ¥${yuan(refundFen)}`
  return {
    id: orderId,
    name,
    price: `¥${yuan(amountFen)}`,
    note: `${when} · ${STATES[state]}${more}`,
    canPay: state === 'unpaid',
    canCancel: cancelBy !== undefined,
  }
}

/** What is said while nobody has confirmed yet what the cashier took. */
export const AWAITED = '已经付款，正在等微信支付确认，不用再付。'

/** What is said once the server has decided on an order that was paid for here. */
export const paidWords = (state: OrderView['state']): string =>
  state === 'closed' ? '这笔订单没有收到付款，已经关闭。' : state === 'granted' ? '' : `这笔订单${STATES[state]}。`

/** What is said after the cashier was closed without paying. */
export const LEFT_UNPAID: Readonly<Record<'cancelled' | 'failed', string>> = {
  cancelled: '没有付款，什么都没有扣。订单留着，半小时内可以接着付。',
  failed: '付款没有成功，没有扣钱。换一种付款方式，半小时内可以接着付。',
}
