/** What a sign can be: `source` is where she came from, `redeem` and `purchase` what the functions saw themselves, the others
 *  what her phone recorded. */
export type SignKind = 'source' | 'view' | 'dwell' | 'tap' | 'wish' | 'abandon' | 'redeem' | 'purchase'

/** `notRelevant` speaks against a tag, all others for it. */
export type EvidenceKind = SignKind | 'notRelevant'

/** Signs of one kind: how many there were, and when the last was. */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly count: number
  readonly lastAt: number
}

/** What she seems to care about: a score as it stood at an instant, and what it comes from. */
export interface Tag {
  readonly tag: string
  /** At `at`; what it is now is for `scoreAt` to say. From 0 to `MOST_SCORE`. */
  readonly score: number
  readonly at: number
  readonly paused: boolean
  /** One for each kind. */
  readonly evidence: readonly Evidence[]
}

/** What a member's document keeps of tags. */
export interface TagRecord {
  /** Strongest first, as they were when one of them last changed; at most `TAGS_KEPT`. */
  readonly kept: readonly Tag[]
  /** Those that she has thrown away lately, so that what happened before cannot bring them back (rule T-6). */
  readonly forgotten: ReadonlyArray<{ readonly tag: string; readonly at: number }>
}

export const NO_TAGS: TagRecord = { kept: [], forgotten: [] }

/** The most tags that a member has at once; the weakest makes room, a paused one stays (rule T-5). */
export const TAGS_KEPT = 24

export const MOST_SCORE = 100

/** In this time a score halves (rule T-2). */
const HALF_LIFE_MS = 14 * 24 * 60 * 60 * 1000

/** Below this a tag says nothing any more: one view is gone after seven weeks. */
const FAINT = 0.1

/** A score at `now`; by a clock that is behind, as it stands. */
export function scoreAt({ score, at }: Pick<Tag, 'score' | 'at'>, now: number): number {
  return score * 2 ** (-Math.max(0, now - at) / HALF_LIFE_MS)
}

/** A paused tag waits for her, however long that is. */
export const isThere = (tag: Tag, now: number): boolean => tag.paused || scoreAt(tag, now) >= FAINT

/** Strongest first; ties go by name, so that every reader has one order. */
export function strongestFirst(tags: readonly Tag[], now: number): Tag[] {
  return [...tags].sort((a, b) => scoreAt(b, now) - scoreAt(a, now) || (a.tag < b.tag ? -1 : 1))
}

/** What a decision may read: neither paused nor faint, strongest first (rule T-7). */
export function liveTags({ kept }: TagRecord, now: number): Tag[] {
  return strongestFirst(kept, now).filter((tag) => !tag.paused && isThere(tag, now))
}
