import type { Gate, MessageKind, WhyMessage } from '../../../typings/contract'
import type { Day } from '../time/day'
import type { Candidate } from './candidate'
import type { Mark } from './counts'

/**
 * `decisions`: what became of a candidate, under its id, for good (rule N-2). Made by a change of her own document and carried
 * from there; from then on its state moves by conditional changes of this document alone.
 */
export interface MessageDecision {
  readonly _id: string
  readonly accountId: string
  /** The last four digits of her number. */
  readonly member: string
  readonly kind: MessageKind
  readonly at: number
  readonly day: Day
  /** Its place among the decisions: `at` and the id, so that pages neither repeat nor skip. */
  readonly place: string
  readonly state: DecisionState
  /** Every gate that it failed, in their order; none of a message that left. */
  readonly failed: readonly Gate[]
  readonly ruleVersion: number
  readonly worth: WhyMessage['worth']
  /** Tags of hers that spoke for it, as they were then. */
  readonly tags: ReadonlyArray<{ readonly tag: string; readonly name: string; readonly score: number }>
  /** What it was about, so that what she did can be told from it. */
  readonly about: Candidate
  readonly title: string
  readonly body: string
  readonly reason: string
  readonly page: string
  /** The values of its template. */
  readonly values: readonly string[]
  /** Whether it lies in her inbox: what was so no more does not. */
  readonly shown: boolean
  /** Why WeChat took no message. */
  readonly refusal?: MessageRefusal
  /** Until it is sent, or settled in her document (rule N-8). */
  readonly openSince?: number
  readonly claimedAt?: number
  readonly sentAt?: number
  /** In the order in which they came; `markCount` is their number, and `counted` how many are in the figures (rule N-11). */
  readonly marks: readonly Mark[]
  readonly markCount: number
  readonly counted: number
  readonly uncounted?: number
}

/**
 * `toSend`: stands in her document, and WeChat was not asked yet. `sending`: somebody is asking. `unknown`: was asked, and
 * the answer was lost. She may have it, so it keeps its day and its acceptance and is never sent again; nobody knows that she
 * has it, so it does not count as sent.
 */
export type DecisionState = 'toSend' | 'sending' | 'sent' | 'unknown' | 'refused' | 'suppressed'

export interface MessageRefusal {
  readonly code: number
  readonly words: string
}

/** Whether it went out. One on its way counts: whoever has opened it has it. */
export const hasLeft = ({ state }: Pick<MessageDecision, 'state'>): boolean => state === 'sending' || state === 'sent'
