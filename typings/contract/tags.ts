import type { Action, Nothing } from './reply'

/** What a page records. A kind or target that is not on the functions' list is dropped and counted. */
export interface BehaviourEvent {
  readonly kind: 'view' | 'dwell' | 'tap' | 'wish' | 'abandon'
  /** `pages/rewards/rewards`, without a query. */
  readonly page?: string
  /** What it was about: a reward's id, a place on the page. */
  readonly target?: string
  /** When it happened, by the phone; only its distance from the newest one of the batch is believed. */
  readonly at: number
  /** Of a dwell: how long the page was seen. */
  readonly ms?: number
}

export interface BehaviourActions {
  record: Action<{ readonly events: readonly BehaviourEvent[] }, { accepted: number }>
}

/** Why a tag is there: how often what was seen, and when last. */
export interface TagEvidence {
  readonly kind: string
  readonly count: number
  readonly lastAt: number
  /** Fit to show: `看过浴室用品 6 次`. */
  readonly words: string
}

export interface TagView {
  readonly tag: string
  /** Fit to show: `常看毛巾`. */
  readonly name: string
  /** As it is now; it halves every fourteen days. */
  readonly score: number
  readonly evidence: readonly TagEvidence[]
  readonly paused: boolean
}

export interface TagActions {
  /** Strongest first. */
  tags: Action<Nothing, { tags: readonly TagView[]; personalised: boolean }>
  forgetTag: Action<{ readonly tag: string }, { tags: readonly TagView[]; personalised: boolean }>
  pauseTag: Action<
    { readonly tag: string; readonly paused: boolean },
    { tags: readonly TagView[]; personalised: boolean }
  >
}
