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

/** Everything that is known of a member's taste. */
export interface TagDrawer {
  /** Strongest first. */
  readonly tags: readonly TagView[]
  /** Whether anything is recorded and read; never for a minor. */
  readonly personalised: boolean
  /** Under eighteen, as she says: then the switch stays off. */
  readonly minor: boolean
}

export interface TagActions {
  tags: Action<Nothing, TagDrawer>
  /** No decision reads it any more; it comes back by new behaviour alone, with nothing of what it was. */
  forgetTag: Action<{ readonly tag: string }, TagDrawer>
  /** Paused, it stays as it is and no decision reads it. */
  pauseTag: Action<{ readonly tag: string; readonly paused: boolean }, TagDrawer>
}
