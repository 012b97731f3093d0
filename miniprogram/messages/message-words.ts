import type { InboxMessage, MessageKind } from '../../typings/contract'
import { dayLabel } from '../days/day'
import { dayAt, timeLabel } from '../days/instant'

/** A kind of message in words. */
interface KindWords {
  readonly kind: MessageKind
  readonly name: string
  /** When it comes, in one sentence. */
  readonly comes: string
  /** The same as a part of a sentence: `会员日开始`. */
  readonly moment: string
}

/** In the order in which they are shown: what asks for her first, what is only kind last. */
export const KINDS: readonly KindWords[] = [
  { kind: 'memberDayOpening', name: '会员日开始', comes: '会员日开始时来，说过想收才有。', moment: '会员日开始' },
  { kind: 'prizeUnclaimed', name: '奖品待领', comes: '奖品还没领、快过期限时来。', moment: '奖品快过期限' },
  { kind: 'pointsExpiring', name: '积分快到期', comes: '有积分要到期、还来得及用时来。', moment: '积分快到期' },
  { kind: 'voucherEnding', name: '券快到期', comes: '手里的券没用、快到期时来。', moment: '券快到期' },
  { kind: 'wishInReach', name: '心愿够换了', comes: '积分攒到够换心愿里的东西时来。', moment: '积分够换' },
  { kind: 'wishBack', name: '心愿补货', comes: '心愿里换完的东西又有了时来。', moment: '又有了' },
  { kind: 'wishDiscounted', name: '心愿便宜了', comes: '心愿里的东西要的积分变少时来。', moment: '便宜了' },
  {
    kind: 'membershipEnding',
    name: '付费会员到期',
    comes: '付费会员结束前五天来。',
    moment: '付费会员快到期',
  },
  { kind: 'birthday', name: '生日', comes: '生日那天来，心意没有条件。', moment: '生日' },
  { kind: 'anniversary', name: '入会纪念日', comes: '每年入会的那天来，有份心意。', moment: '入会纪念日' },
]

/** What is asked before WeChat asks, at the moment when it fits. */
export function questionWords(kinds: readonly MessageKind[]): string {
  const asked = KINDS.filter(({ kind }) => kinds.includes(kind))
  const areWishes = asked.every(({ kind }) => isWish(kind))
  const moments = asked.map(({ kind, moment }) => (isWish(kind) && !areWishes ? `心愿${moment}` : moment))
  return `${areWishes ? '心愿里的东西' : ''}${inARow(moments)}时，要给您发一条微信消息吗？`
}

const isWish = (kind: MessageKind): boolean => kind.startsWith('wish')

/** `甲、乙或丙` */
function inARow(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}或${parts[parts.length - 1]}`
}

/** A message of the inbox in words. */
export interface MessageRow
  extends Pick<InboxMessage, 'id' | 'title' | 'body' | 'reason' | 'page' | 'opened' | 'irrelevant'> {
  /** `11月23日 10:12` */
  readonly when: string
  /** Whether it also went out. */
  readonly where: string
}

export function messageRow({ id, title, body, reason, page, opened, irrelevant, at, sent }: InboxMessage): MessageRow {
  const when = `${dayLabel(dayAt(at))} ${timeLabel(at)}`
  const where = sent ? '也发到了微信' : '只放在这里，没有打扰您'
  return { id, title, body, reason, page, opened, irrelevant, when, where }
}

/** What she has not opened; empty when there is nothing. */
export const unopenedLine = (count: number): string => (count === 0 ? '' : `${count} 条消息还没看`)

/** What was held back this month; empty when nothing was. */
export const suppressedLine = (count: number): string => (count === 0 ? '' : `本月有 ${count} 条没有打扰您`)
