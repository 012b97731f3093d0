import type { WhyMessage } from '../../../typings/contract'
import { type Counts, countOf } from './counts'
import type { MessageRule } from './kinds'
import type { KindRecord } from './messaging'
import { judgedOf } from './signal'

/** Strength of each tag of hers, and what to say of it; the tags that she paused or deleted are not in it. */
export type TagTaste = ReadonlyMap<string, { readonly score: number; readonly name: string }>

export interface Reckoning {
  readonly rule: MessageRule
  readonly counts: Counts
  readonly hers: KindRecord
  /** How much of the rule's value is in it. */
  readonly stake: number
  /** The strongest score of a tag that speaks for it; 0 when none does. */
  readonly tagScore: number
  readonly now: number
}

/** As many messages as what a rule begins with counts for, beside those that came to something. */
const PRIOR_MESSAGES = 20

/** What a message costs her by being one, and what one costs that turns her away; and how often it does, to begin with. */
const ATTENTION = 0.3
const TURNING_AWAY = 5
const TURNED_AWAY_AT_FIRST = 0.03

/** How long what was not relevant speaks against the kind; each time halves the chance. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1000

/** The most that her tags add: so much of what is missing to a certainty. */
const MOST_OF_TAGS = 0.3
const STRONG_SCORE = 5

/**
 * What a message is worth (rule N-7): how likely it is useful, times what it is worth then, less what it costs. Chance and
 * cost are those of the rule's own messages, begun with twenty as the rule expects; what she said of the kind and what her tags
 * say of the thing count for her alone.
 */
export function worthOf({ rule, counts, hers, stake, tagScore, now }: Reckoning): WhyMessage['worth'] {
  const { signals, noises } = judgedOf(counts)
  // A message that was sent a minute ago says nothing yet: only those that came to something count.
  const judged = signals + noises
  const share = (seen: number, atFirst: number) =>
    Math.min(1, (seen + atFirst * PRIOR_MESSAGES) / (judged + PRIOR_MESSAGES))
  const useful = share(signals, rule.chance)
  const { count, at } = hers.irrelevant
  const hersOnly = now - at < REMEMBERED_MS ? useful / 2 ** count : useful
  const withTags = hersOnly + (1 - hersOnly) * MOST_OF_TAGS * Math.min(1, tagScore / STRONG_SCORE)
  const turnedAway = share(countOf(counts, 'irrelevant') + countOf(counts, 'unsubscribed'), TURNED_AWAY_AT_FIRST)

  const chance = toHundredths(withTags)
  const value = toHundredths(rule.value * stake)
  const cost = toHundredths(ATTENTION + TURNING_AWAY * turnedAway)
  return { chance, value, cost, expected: toHundredths(chance * value - cost) }
}

/** The figures that are shown are those that decide. */
const toHundredths = (figure: number): number => Math.round(figure * 100) / 100
