import type { ReplyError } from '../../typings/contract'
import type { InvalidInput, Refusal } from '../domain/refusal'
import { clockTimeOf } from '../domain/time/day'
import { fieldMessage } from './field-words'
import { missingMessage } from './missing-messages'

/** Puts a refusal into Chinese that says what to do next. The one table of its kind. */
export function replyErrorOf(refusal: Refusal): ReplyError {
  const { code } = refusal
  if (code !== 'INVALID_INPUT' || refusal.what !== 'unpublishable') return { code, message: messageOf(refusal) }
  const missing = refusal.missing.map(missingMessage)
  return { code, message: `还不能发布：${missing.join('；')}`, missing }
}

/** For faults: nothing of what happened is told to the outside. */
export const INTERNAL_ERROR: ReplyError = { code: 'INTERNAL', message: '服务开了小差，请稍后再试' }

type Told = Exclude<Refusal, { what: 'unpublishable' }>

function messageOf(refusal: Told): string {
  switch (refusal.code) {
    case 'INVALID_INPUT':
      return invalidInputMessage(refusal.what, refusal.field)
    case 'NOT_JOINED':
      return '还不是会员，先加入会员吧'
    case 'NOT_ALLOWED':
      return refusal.why === undefined ? '这一步不能从这里做，请打开小程序操作' : NOT_ALLOWED[refusal.why]
    case 'ALREADY_DONE':
      if (refusal.done === 'award') return `这张小票在 ${clockTimeOf(refusal.at)} 已积 ${refusal.points} 分`
      if (refusal.done === 'reverse') return `这张小票只剩 ¥${yuan(refusal.leftFen)} 可以退`
      return DONE[refusal.done]
    case 'NOT_FOUND':
      return NOT_FOUND[refusal.what]
    case 'NOT_OPEN':
      return NOT_OPEN[refusal.what]
    case 'LIMIT_REACHED':
      if (refusal.what === 'reward') return limitMessage(refusal.limit, refusal.left)
      return LIMIT_REACHED[refusal.what]
    case 'POINTS_SHORT':
      return `还差 ${refusal.missing} 积分，慢慢攒，不着急`
    case 'OUT_OF_STOCK':
      return '这份礼品刚刚换完，可以先放进心愿，又有了会告诉您'
    case 'LOCKED':
      return LOCKED[refusal.why]
    case 'CODE_EXPIRED':
      return CODE_EXPIRED[refusal.what]
    case 'CODE_USED':
      return usedMessage(refusal)
    case 'REQUEST_REUSED':
      return '这一步没有接上，请返回再做一次'
    case 'TRY_AGAIN':
      return '此刻有些忙，请再试一次'
  }
}

type About<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

const NOT_ALLOWED: Readonly<Record<NonNullable<About<'NOT_ALLOWED'>['why']>, string>> = {
  self: '不能为自己积分，请同事帮忙',
  session: '这次扫码无效，请重新扫会员码',
  notStaff: '只有在岗店员可以操作，请联系店长',
  notOperator: '控制台只对在岗的运营开放，请向同事要一个运营邀请码',
  paidOnly: '这份礼品为付费会员准备，开通后就能换',
  shipped: '这份奖品会寄到会员填写的地址，不在门店核销',
}

const NOT_FOUND: Readonly<Record<About<'NOT_FOUND'>['what'], string>> = {
  event: '没有找到这场会员日，请返回再看看',
  prize: '没有找到您的这份奖品，请返回再看看',
  code: '没有认出这个会员码，请会员打开小程序出示',
  receipt: '本店没有这张小票的积分记录，请核对小票号',
  store: '没有找到这家门店，请返回再看看',
  staff: '没有找到这位店员，请返回再看看',
  invite: '没有找到这个邀请码，请核对后再试',
  reward: '没有找到这份礼品，请返回列表再看看',
  voucher: '没有这张券，请核对券码后再试',
  plan: '没有找到这个会员方案，请返回再看看',
  order: '没有找到您的这笔订单，请返回再看看',
  tag: '没有找到这个标签，它可能已经淡去或删掉了',
  message: '没有找到这条消息，请返回消息列表再看看',
  export: '没有找到这次导出，请重新开始',
}

const LIMIT_REACHED: Readonly<Record<Exclude<About<'LIMIT_REACHED'>['what'], 'reward'>, string>> = {
  makeUpCards: '这个月的补签卡用完了，下个月会有新的',
  chances: '这次会员日的抽奖机会用完了',
  draws: '抽中的奖品攒了很多，先领取几份，再来抽',
  awardsToday: '今天的积分次数已到上限，请店长处理',
  pointsToday: '今天发放的积分已到上限，请店长处理',
  wrongCodes: '今天输错的券码太多了，请店长协助核销',
}

const CODE_EXPIRED: Readonly<Record<About<'CODE_EXPIRED'>['what'], string>> = {
  code: '会员码已过期，请会员刷新后再扫',
  session: '这次扫码已超过十分钟，请重新扫会员码',
  invite: '邀请码已过期，请向店长要一个新的',
  voucher: '这张券已过有效期，不能再用',
}

const DONE: Readonly<Record<Exclude<About<'ALREADY_DONE'>['done'], 'award' | 'reverse'>, string>> = {
  checkIn: '今天已经签到，明天再来',
  makeUp: '这一天已经算上了，不用再补',
  publish: '这场会员日已经发布',
  claimPrize: '这份奖品已经领取',
  returnVoucher: '这张券已经用过或退过，不能再退',
  enrol: '您已经是在岗店员',
  dismiss: '这位店员已经离岗',
  birthday: '生日只能填写一次，填错了请联系门店',
}

const NOT_OPEN: Readonly<Record<Extract<Refusal, { code: 'NOT_OPEN' }>['what'], string>> = {
  makeUp: '只能补最近三十天里、加入之后漏掉的日子',
  event: '会员日还没开始，或已经结束，请返回看看时间',
  claim: '领奖时间已过，有疑问请联系主办方',
  close: '会员日还没开始，不能结束',
  reveal: '会员日结束后才能公布种子',
  log: '会员日结束并公布种子后才能查看抽奖记录',
  reward: '这份礼品现在不能兑换，请看看兑换时间',
  pay: '这笔订单不能再付了，请重新下单',
  cancel: '开通七天以内才能退，已经升级或退过的不能再退',
  return: '这张券不能退，只有积分兑换且还没过期的券可以退',
}

function invalidInputMessage(what: InvalidInput, field: string | undefined): string {
  switch (what) {
    case 'call':
    case 'action':
    case 'requestId':
      return '小程序的版本旧了，请关掉再打开，或更新后再试'
    case 'field':
      return fieldMessage(field)
    case 'identity':
      return '您是谁由微信确认，请从小程序里操作'
    case 'size':
      return '内容太长，请缩短后再试'
    case 'unfitText':
      return '这个名字没有通过微信的内容检查，换一个试试'
    case 'phoneCode':
      return '这次授权已经失效，请再点一次获取手机号'
  }
}

const LOCKED: Readonly<Record<About<'LOCKED'>['why'], string>> = {
  published: '会员日发布后就锁定了，只能增加奖品数量或延长领奖时间',
  changed: '别人刚刚改过这里，请先看看最新的内容再改',
}

function limitMessage(limit: number, left: number): string {
  return left === 0 ? `每位会员限换 ${limit} 份，您已经换满了` : `每位会员限换 ${limit} 份，您还可以换 ${left} 份`
}

function usedMessage(refusal: About<'CODE_USED'>): string {
  switch (refusal.what) {
    case 'invite':
      return '这个邀请码已被用过，请要一个新的'
    case 'code':
      return `这个会员码在 ${clockTimeOf(refusal.at)} 已被扫过，请会员刷新后再扫`
    case 'voucher':
      return `这张券已在 ${clockTimeOf(refusal.at)} 于${refusal.storeName}使用`
    case 'returned':
      return `这张券已在 ${clockTimeOf(refusal.at)} 退回积分，不能再用`
  }
}

const yuan = (fen: number): string => (fen / 100).toFixed(2)
