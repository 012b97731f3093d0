import type { StatementEntry } from '../../../typings/contract'
import { type Day, dayLabel, monthLabel, monthOf } from '../../days/day'
import { timeLabel } from '../../days/instant'
import { grouped } from '../../figures/grouped'

/** An entry in words. */
export interface EntryRow {
  readonly id: string
  /** `2026年11月` above the first row of a month, else empty. */
  readonly heading: string
  readonly title: string
  readonly when: string
  readonly delta: string
  readonly balance: string
}

/** The rows of a page of entries, newest first. `lastDay` is that of the row before them; empty where there is none. */
export function rowsOf(entries: readonly StatementEntry[], lastDay: Day | ''): EntryRow[] {
  return entries.map((entry, index) => {
    const dayAbove = entries[index - 1]?.day ?? lastDay
    const startsMonth = dayAbove === '' || monthOf(dayAbove) !== monthOf(entry.day)
    return {
      id: entry.id,
      heading: startsMonth ? monthLabel(monthOf(entry.day)) : '',
      title: titleOf(entry),
      when: `${dayLabel(entry.day)} ${timeLabel(entry.at)}`,
      delta: entry.delta > 0 ? `+${grouped(entry.delta)}` : grouped(entry.delta),
      balance: entry.balance < 0 ? `待补 ${grouped(-entry.balance)}` : `余 ${grouped(entry.balance)}`,
    }
  })
}

/** Why the points came or went, in a few words. */
export function titleOf({ reason, ref }: Pick<StatementEntry, 'reason' | 'ref'>): string {
  switch (reason) {
    case 'checkIn':
      return '签到'
    case 'makeUp':
      return `补签 ${dayLabel(ref)}`
    case 'givenBack':
      return `系统补回 ${dayLabel(ref)}`
    case 'purchase':
      return '购物'
    case 'refund':
      return '退款'
    case 'redeem':
      return '兑换'
    case 'return':
      return '退回'
    case 'expiry':
      return `到期 ${lotEnd(ref)}`
    case 'prize':
      return '会员日奖品'
    case 'cancelled':
      return '退出付费会员'
    case 'erased':
      return '注销'
    case 'gift':
      return ref.startsWith('birthday') ? '生日礼物' : '入会纪念日礼物'
  }
}

/** A lot is called after the month or, where points came back late, the day in which it ends: `2027-11`, `grace-2027-12-08`. */
function lotEnd(lotId: string): string {
  const day = lotId.replace('grace-', '')
  return day === lotId ? `${monthLabel(lotId)}底` : dayLabel(day)
}
