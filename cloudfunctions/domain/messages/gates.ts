import type { Gate, Preferences } from '../../../typings/contract'
import { dayOf } from '../time/day'
import type { MessageRule } from './kinds'
import { kindOf, type MessagingRecord } from './messaging'
import { isQuiet } from './quiet-hours'

/** What the gates look at. */
export interface AtTheGate {
  readonly rule: MessageRule
  /** Whether what happened is still so. */
  readonly isStillSo: boolean
  readonly preferences: Preferences
  readonly messaging: MessagingRecord
  readonly expected: number
  readonly isPaused: boolean
  readonly now: number
}

type GateCheck = (at: AtTheGate) => boolean

/** In the order of the product; each alone says whether a candidate passes it. The last gate, `notBest`, is a comparison. */
export const GATES: ReadonlyArray<{ readonly gate: Exclude<Gate, 'notBest'>; readonly passes: GateCheck }> = [
  { gate: 'notRelevant', passes: ({ isStillSo }) => isStillSo },
  { gate: 'notAllowed', passes: isAllowed },
  { gate: 'noQuota', passes: ({ rule, messaging }) => kindOf(messaging, rule.kind).quota > 0 },
  { gate: 'alreadyToday', passes: isFirstToday },
  { gate: 'quietHours', passes: ({ now }) => !isQuiet(now) },
  { gate: 'notWorthIt', passes: ({ expected, isPaused }) => expected > 0 && !isPaused },
]

/** Her choice, and WeChat's own switch (rule N-3). */
function isAllowed({ rule, preferences, messaging }: AtTheGate): boolean {
  return wants(preferences, rule) && !kindOf(messaging, rule.kind).banned
}

/** Whether she wants a kind sent to her: all but what is for asking alone, until she says otherwise. */
export function wants(
  { messages }: Preferences,
  { kind, askedOnly }: Pick<MessageRule, 'kind' | 'askedOnly'>,
): boolean {
  return messages[kind] ?? !askedOnly
}

/** A clock that is behind must not send for a day that is over once the next has begun (rule N-5). */
function isFirstToday({ messaging, now }: AtTheGate): boolean {
  return messaging.lastSent === null || messaging.lastSent.day < dayOf(now)
}

/** Every gate that the candidate fails; none alone says nothing of the others. */
export function failedGates(at: AtTheGate): Gate[] {
  return GATES.filter(({ passes }) => !passes(at)).map(({ gate }) => gate)
}

/** Fit to show, of a gate that was passed and of one that was not (rule N-12). */
export const GATE_WORDS: Readonly<Record<Gate, { readonly passed: string; readonly failed: string }>> = {
  notRelevant: { passed: '这件事与您有关', failed: '这件事已经过去了' },
  notAllowed: { passed: '您愿意收到这类消息', failed: '您没有选择收到这类消息' },
  noQuota: { passed: '您允许过发这一条', failed: '微信里没有允许，或允许的次数用完了' },
  alreadyToday: { passed: '今天还没有发过别的', failed: '今天已经发过一条了' },
  quietHours: { passed: '不在夜里（22 点到 9 点）', failed: '夜里不打扰' },
  notWorthIt: { passed: '值得打扰您一次', failed: '不值得为它打扰您' },
  notBest: { passed: '是当时最值得说的一条', failed: '有更值得说的一条' },
}
