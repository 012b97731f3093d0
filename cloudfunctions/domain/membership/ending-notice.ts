import { addDays, type Day, dayOf, startOfDay } from '../time/day'
import { endOf, type Grant, grantAt, type HasMembership } from './membership'

/** Days before the last day of a membership that its member is told, and the hour of that day (rule M-6). */
const NOTICE_DAYS = 5
const NOTICE_HOUR_MS = 10 * 60 * 60 * 1000

export interface EndingDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'membershipEnding'
  readonly accountId: string
}

/** That money of a cancelled order has to go back (rule M-8). */
export interface RefundDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'refund'
  readonly accountId: string
  readonly orderId: string
  readonly refundFen: number
}

/** That a membership is about to end. */
export interface EndingNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'membershipEnding'
  readonly accountId: string
  readonly name: string
  readonly lastDay: Day
}

const noticeTime = (until: number): number => startOfDay(addDays(dayOf(until - 1), -NOTICE_DAYS)) + NOTICE_HOUR_MS

export function endingDueOf(accountId: string, { orderId, until }: Pick<Grant, 'orderId' | 'until'>): EndingDue {
  return {
    _id: `ending-${orderId}-${dayOf(until - 1)}`,
    at: noticeTime(until),
    kind: 'membershipEnding',
    accountId,
  }
}

/** What a due end comes to at `now`: nothing for a membership that goes on beyond it, or is over. */
export function endingNoticeOf(due: EndingDue, member: HasMembership, now: number): EndingNotice | null {
  const until = endOf(member, now)
  const grant = grantAt(member, now)
  if (until === 0 || grant === null || noticeTime(until) > due.at) return null
  return { ...due, at: now, name: grant.name, lastDay: dayOf(until - 1) }
}
