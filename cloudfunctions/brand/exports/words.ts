import type { Gate, MessageKind, OrderState, VoucherState } from '../../../typings/contract'
import type { DrawOutcome } from '../../domain/draw/draw'
import type { DecisionState } from '../../domain/messages/decision'
import type { EntryReason } from '../../domain/points/account'

/** What tables say for what documents keep. */
type Words<Key extends string> = Readonly<Record<Key, string>>

export const REASONS: Words<EntryReason> = {
  checkIn: '签到',
  makeUp: '补签',
  givenBack: '补还',
  purchase: '购物',
  refund: '退货扣回',
  redeem: '兑换',
  return: '退券返还',
  expiry: '过期',
  prize: '抽奖所得',
  cancelled: '取消会员扣回',
  erased: '注销',
  gift: '礼物',
}

export const VOUCHER_STATES: Words<VoucherState> = {
  issued: '可使用',
  used: '已使用',
  returned: '已退回',
  ended: '已过期',
}

export const DRAW_OUTCOMES: Words<DrawOutcome> = {
  nothing: '未中',
  pending: '结算中',
  won: '中奖',
  soldOut: '奖品已发完',
}

export const ORDER_STATES: Words<OrderState> = {
  unpaid: '待付款',
  paid: '已付款',
  granted: '已开通',
  refunding: '退款中',
  refunded: '已退款',
  closed: '已关闭',
}

export const MESSAGES: Words<MessageKind> = {
  pointsExpiring: '积分将到期',
  wishInReach: '心愿够分了',
  wishBack: '心愿到货',
  wishDiscounted: '心愿优惠',
  prizeUnclaimed: '奖品待领',
  voucherEnding: '券将到期',
  membershipEnding: '会员将到期',
  birthday: '生日',
  anniversary: '入会周年',
  memberDayOpening: '会员日开始',
}

export const SENT: Words<DecisionState> = {
  toSend: '待发出',
  sending: '发出中',
  sent: '已发出',
  unknown: '已发出，未得回音',
  refused: '微信未收',
  suppressed: '没有发出',
}

export const GATES: Words<Gate> = {
  notRelevant: '已不相关',
  notAllowed: '会员没有允许',
  noQuota: '没有订阅次数',
  alreadyToday: '今天已发过',
  quietHours: '夜间不打扰',
  notWorthIt: '不值得打扰',
  notBest: '当天有更要紧的',
}
