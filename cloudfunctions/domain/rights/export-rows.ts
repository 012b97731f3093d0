import type { MessageKind } from '../../../typings/contract'
import { ACT_NAMES, type Act } from '../audit-log/act'
import type { LoggedDraw } from '../draw/log'
import type { Order } from '../membership/order'
import type { MessageDecision } from '../messages/decision'
import { GATE_WORDS } from '../messages/gates'
import { outcomeWords } from '../messages/message-view'
import type { EntryReason, SealedEntry } from '../points/account'
import type { Receipt } from '../receipts/receipt'
import { clockTimeOf, dayOf } from '../time/day'
import type { Voucher } from '../vouchers/voucher'

/** A line of a member's file: words that she reads, and what they say. */
export type ExportedRow = Readonly<Record<string, unknown>>

/** `2026年11月24日 09:05`, as her clock showed it. */
export const moment = (at: number): string => `${dayOf(at).slice(0, 4)}年${clockTimeOf(at)}`

export function exportedEntry({ number, at, delta, balance, reason, ref, hash, prev }: SealedEntry): ExportedRow {
  return {
    序号: number,
    时间: moment(at),
    变化: delta,
    余额: balance,
    原因: REASONS[reason],
    关于: ref,
    校验值: hash,
    上一笔校验值: prev,
  }
}

const REASONS: Readonly<Record<EntryReason, string>> = {
  checkIn: '签到',
  makeUp: '补签',
  givenBack: '系统补回',
  purchase: '购物',
  refund: '退款',
  redeem: '兑换',
  return: '退回',
  expiry: '到期',
  prize: '会员日奖品',
  cancelled: '退出付费会员',
  erased: '注销',
  gift: '礼物',
}

export function exportedOrder({ _id, plan, amountFen, state, createdAt, paidAt, refundFen }: Order): ExportedRow {
  return {
    订单号: _id,
    时间: moment(createdAt),
    方案: plan.name,
    金额_分: amountFen,
    状态: ORDER_STATES[state],
    ...(paidAt === undefined ? {} : { 付款时间: moment(paidAt) }),
    ...(refundFen === undefined ? {} : { 退款_分: refundFen }),
  }
}

const ORDER_STATES: Readonly<Record<Order['state'], string>> = {
  unpaid: '未付款',
  paid: '已付款',
  granted: '已开通',
  refunding: '退款中',
  refunded: '已退款',
  closed: '已关闭',
}

export function exportedDraw({ eventId, n, at, nonce, roll, landedOn, outcome, entrant }: LoggedDraw): ExportedRow {
  return {
    会员日: eventId,
    第几次: n,
    时间: moment(at),
    随机串: nonce,
    抽签值: roll,
    抽中: landedOn,
    结果: DRAWN[outcome],
    抽签名: entrant,
  }
}

const DRAWN: Readonly<Record<LoggedDraw['outcome'], string>> = {
  nothing: '未中奖',
  pending: '结算中',
  won: '中奖',
  soldOut: '奖品已发完',
}

export function exportedVoucher({
  code,
  name,
  state,
  issuedAt,
  endsAt,
  contact,
  used,
  returned,
}: Voucher): ExportedRow {
  return {
    券码: code,
    名称: name,
    状态: VOUCHER_STATES[state],
    发放时间: moment(issuedAt),
    有效期至: moment(endsAt),
    ...(contact === null ? {} : { 收件信息: { 收件人: contact.name, 手机号: contact.phone, 地址: contact.address } }),
    ...(used === undefined ? {} : { 使用时间: moment(used.at), 使用门店: used.storeName }),
    ...(returned === undefined ? {} : { 退回时间: moment(returned.at) }),
  }
}

const VOUCHER_STATES: Readonly<Record<Voucher['state'], string>> = {
  issued: '未使用',
  used: '已使用',
  returned: '已退回',
  ended: '已过期',
}

/** Who served her is theirs, not hers: no clerk's name stands here. */
export function exportedReceipt({ receiptNo, at, amountFen, points, by, reversals }: Receipt): ExportedRow {
  return {
    小票: receiptNo,
    时间: moment(at),
    金额_分: amountFen,
    积分: points,
    门店: by.storeId,
    退款: reversals.map((reversal) => ({
      时间: moment(reversal.at),
      金额_分: reversal.amountFen,
      收回积分: reversal.points,
    })),
  }
}

export function exportedAct({ at, what, storeId, receiptNo, points }: Act): ExportedRow {
  return { 时间: moment(at), 操作: ACT_NAMES[what], 门店: storeId, 小票: receiptNo, 积分: points }
}

/** What was decided on telling her something; it was told where `结果` says so. */
export function exportedMessage(decision: MessageDecision): ExportedRow {
  const { at, kind, title, body, failed, tags } = decision
  return {
    时间: moment(at),
    类型: MESSAGES[kind],
    标题: title,
    内容: body,
    结果: outcomeWords(decision),
    ...(failed.length === 0 ? {} : { 没有发的原因: failed.map((gate) => GATE_WORDS[gate].failed) }),
    ...(tags.length === 0 ? {} : { 依据的标签: tags.map(({ name }) => name) }),
  }
}

const MESSAGES: Readonly<Record<MessageKind, string>> = {
  pointsExpiring: '积分即将到期',
  wishInReach: '心愿的积分够了',
  wishBack: '心愿补货',
  wishDiscounted: '心愿便宜了',
  prizeUnclaimed: '奖品待领取',
  voucherEnding: '券即将到期',
  membershipEnding: '付费会员即将到期',
  birthday: '生日',
  anniversary: '入会纪念日',
  memberDayOpening: '会员日开始',
}
