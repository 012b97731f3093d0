import type { Gate } from '../../../typings/contract'
import type { MessageRefusal } from './decision'
import type { RefusalEffect } from './messaging'

interface RefusalRule {
  readonly words: string
  readonly effect: RefusalEffect
  /** The gate that it comes to, where it is one of ours. */
  readonly gate?: Gate
}

/** What WeChat's documentation says of its refusals (rule N-8). None of them is ever tried again. */
const REFUSALS: ReadonlyMap<number, RefusalRule> = new Map<number, RefusalRule>([
  [43101, { words: '没有允许，或允许的次数用完了', effect: 'usedUp', gate: 'noQuota' }],
  [43107, { words: '这类消息在微信里关掉了', effect: 'banned', gate: 'notAllowed' }],
  [43108, { words: '同时有另一条消息在发', effect: 'other' }],
  [45168, { words: '内容里有微信不收的词', effect: 'other' }],
  [47003, { words: '内容不合模板的格式', effect: 'other' }],
  [40037, { words: '没有这个模板', effect: 'other' }],
  [40003, { words: '没有这个收件人', effect: 'other' }],
])

export interface Refused {
  readonly refusal: MessageRefusal
  readonly effect: RefusalEffect
  readonly failed: readonly Gate[]
}

/** What a refusal of WeChat's comes to; one that is in no documentation costs her nothing either. */
export function refusedBy(code: number): Refused {
  const { words, effect, gate } = REFUSALS.get(code) ?? { words: '微信没有说为什么', effect: 'other' }
  return { refusal: { code, words: `${words}（${code}）` }, effect, failed: gate === undefined ? [] : [gate] }
}

const TO_HER: Readonly<Record<RefusalEffect, string>> = {
  usedUp: '允许的次数用完了',
  banned: '这类消息在微信里关掉了',
  other: '微信这一次没有收',
}

/** The same to its member: what she can do something about, and no code. */
export const wordsToHer = (code: number): string => TO_HER[refusedBy(code).effect]
