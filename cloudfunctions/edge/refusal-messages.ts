import type { ReplyError } from '../../typings/contract'
import type { InvalidInput, Refusal } from '../domain/refusal'

/** Puts a refusal into Chinese that says what to do next. The one table of its kind. */
export function replyErrorOf(refusal: Refusal): ReplyError {
  return { code: refusal.code, message: messageOf(refusal) }
}

/** For faults: nothing of what happened is told to the outside. */
export const INTERNAL_ERROR: ReplyError = { code: 'INTERNAL', message: '服务开了小差，请稍后再试' }

function messageOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'INVALID_INPUT':
      return invalidInputMessage(refusal.what, refusal.field)
    case 'NOT_JOINED':
      return '还不是会员，先加入会员吧'
    case 'NOT_ALLOWED':
      return '这里不接受这样的请求'
    case 'ALREADY_DONE':
      return refusal.done === 'checkIn' ? '今天已经签到，明天再来' : '这一天已经算上了，不用再补'
    case 'NOT_OPEN':
      return '只能补最近三十天里、加入之后漏掉的日子'
    case 'LIMIT_REACHED':
      return '这个月的补签卡用完了，下个月会有新的'
    case 'REQUEST_REUSED':
      return '这个请求编号已用于另一件事，请重新操作'
    case 'TRY_AGAIN':
      return '此刻有些忙，请再试一次'
  }
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
