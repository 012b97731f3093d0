import type { Action, Nothing } from './reply'

/** The moments that are hers. */
export type MessageKind =
  | 'pointsExpiring'
  | 'wishInReach'
  | 'wishBack'
  | 'wishDiscounted'
  | 'prizeUnclaimed'
  | 'voucherEnding'
  | 'membershipEnding'
  | 'birthday'
  | 'anniversary'
  | 'memberDayOpening'

/** Why a candidate was not sent. It may fail several gates; all of them are kept. */
export type Gate = 'notRelevant' | 'notAllowed' | 'noQuota' | 'alreadyToday' | 'quietHours' | 'notWorthIt' | 'notBest'

export interface InboxMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly title: string
  readonly body: string
  readonly at: number
  /** Whether it also went out through WeChat, or waited here. */
  readonly sent: boolean
  /** Why she gets it, in one sentence fit to show. */
  readonly reason: string
  /** The page to act upon it. */
  readonly page: string
  readonly opened: boolean
  readonly irrelevant: boolean
}

/** The whole decision, for `为什么收到`. */
export interface WhyMessage {
  readonly message: InboxMessage
  readonly ruleVersion: number
  /** Each gate with whether it was passed, in the order in which they stand, fit to show. */
  readonly gates: ReadonlyArray<{ readonly gate: Gate; readonly passed: boolean; readonly words: string }>
  /** How its worth was reckoned. */
  readonly worth: { readonly chance: number; readonly value: number; readonly cost: number; readonly expected: number }
  /** Names of the tags that spoke for it; empty when none did. */
  readonly tags: readonly string[]
  /** What became of it, fit to show. */
  readonly outcome?: string
}

/** A template that the phone may ask permission for now, when the member taps at such a moment. */
export interface MayAsk {
  readonly moment: 'checkIn' | 'wish' | 'redeem'
  readonly kinds: readonly MessageKind[]
  readonly templateIds: readonly string[]
}

export interface Preferences {
  readonly personalised: boolean
  /** Kinds that she wants to have sent; the others wait in the inbox. */
  readonly messages: Readonly<Partial<Record<MessageKind, boolean>>>
}

export interface MessageActions {
  /** What `wx.requestSubscribeMessage` answered, by template id; without any it only tells what holds. `templates`: the
   *  template that a kind goes out with, for those that have one. */
  subscribed: Action<
    { readonly results: Readonly<Record<string, string>> },
    {
      quota: Readonly<Partial<Record<MessageKind, number>>>
      templates?: Readonly<Partial<Record<MessageKind, string>>>
    }
  >
  /** Newest first. `suppressed`: what was not sent this month, whatever the reason. */
  inbox: Action<
    { readonly cursor?: string },
    { messages: readonly InboxMessage[]; suppressed: { month: string; count: number }; next?: string }
  >
  why: Action<{ readonly id: string }, WhyMessage>
  notRelevant: Action<{ readonly id: string }, { irrelevant: true }>
  openMessage: Action<{ readonly id: string }, { opened: true }>
  /** What she has chosen; given fields are changed. */
  preferences: Action<Partial<Preferences>, Preferences>
}

/** One rule as the operator sees it. */
export interface RuleFigures {
  readonly kind: MessageKind
  readonly version: number
  readonly paused: boolean
  /** Why and when it paused itself; null while it did not. */
  readonly pausedBecause: string | null
  readonly candidates: number
  readonly sent: number
  /** Not sent, whatever the reason: with `sent` all candidates that are settled. */
  readonly unsent?: number
  /** By gate; one may have failed several. */
  readonly suppressed: Readonly<Partial<Record<Gate, number>>>
  readonly opened: number
  readonly acted: number
  readonly irrelevant: number
  readonly unsubscribed: number
  /** Signals for each noise, with its 95 % interval; null while there is too little to say. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null
}

export interface BrandMessageActions {
  messageRules: Action<Nothing, { rules: readonly RuleFigures[]; overall: RuleFigures['ratio'] }>
  /** Wakes a rule that paused itself, or pauses one. */
  setRule: Action<{ readonly kind: MessageKind; readonly paused: boolean }, { rules: readonly RuleFigures[] }>
  /** Decisions, newest first, members by the last four digits of their number. */
  decisions: Action<
    { readonly cursor?: string; readonly kind?: MessageKind },
    {
      decisions: ReadonlyArray<{
        readonly id: string
        readonly at: number
        readonly kind: MessageKind
        readonly member: string
        readonly sent: boolean
        readonly failed: readonly Gate[]
        /** `unknown`: WeChat's answer was lost. It does not count as sent, and is never sent again. */
        readonly state?: 'toSend' | 'sending' | 'sent' | 'unknown' | 'refused' | 'suppressed'
        /** Why WeChat did not take it, fit to show. */
        readonly refused?: string
      }>
      next?: string
    }
  >
}
