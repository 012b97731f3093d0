import type { ReplyError } from '../../typings/contract'
import type { InvalidInput, Refusal } from '../domain/refusal'
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
      return '这里不接受这样的请求'
    case 'ALREADY_DONE':
      return DONE[refusal.done]
    case 'NOT_FOUND':
      return refusal.what === 'event' ? '没有找到这场会员日' : '没有找到您的这份奖品'
    case 'NOT_OPEN':
      return NOT_OPEN[refusal.what]
    case 'LIMIT_REACHED':
      return refusal.what === 'chances' ? '这次会员日的抽奖机会用完了' : '这个月的补签卡用完了，下个月会有新的'
    case 'LOCKED':
      return '会员日发布后就锁定了，只能增加奖品数量或延长领奖时间'
    case 'REQUEST_REUSED':
      return '这个请求编号已用于另一件事，请重新操作'
    case 'TRY_AGAIN':
      return '此刻有些忙，请再试一次'
  }
}

const DONE: Readonly<Record<Extract<Refusal, { code: 'ALREADY_DONE' }>['done'], string>> = {
  checkIn: '今天已经签到，明天再来',
  makeUp: '这一天已经算上了，不用再补',
  publish: '这场会员日已经发布',
  claimPrize: '这份奖品已经领取',
}

const NOT_OPEN: Readonly<Record<Extract<Refusal, { code: 'NOT_OPEN' }>['what'], string>> = {
  makeUp: '只能补最近三十天里、加入之后漏掉的日子',
  event: '会员日还没开始，或已经结束',
  claim: '领奖时间已过',
  close: '会员日还没开始，不能结束',
  reveal: '会员日结束后才能公布种子',
  log: '会员日结束并公布种子后才能查看抽奖记录',
}

function invalidInputMessage(what: InvalidInput, field: string | undefined): string {
  switch (what) {
    case 'call':
      return '请求的格式不对，请更新小程序后再试'
    case 'action':
      return '没有这个操作，请更新小程序后再试'
    case 'requestId':
      return '缺少请求编号，请更新小程序后再试'
    case 'field':
      return `“${field}”填写有误，请检查后再试`
    case 'identity':
      return '身份由微信确认，请求里不能带身份信息'
    case 'size':
      return '内容太长，请缩短后再试'
  }
}
