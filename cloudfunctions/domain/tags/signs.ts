import {
  type Evidence,
  type EvidenceKind,
  isThere,
  MOST_SCORE,
  type SignKind,
  scoreAt,
  strongestFirst,
  TAGS_KEPT,
  type Tag,
  type TagRecord,
} from './tag'

/** One thing that speaks for a tag. */
export interface Sign {
  readonly tag: string
  readonly kind: SignKind
  readonly at: number
  /** What it adds to the score at its own instant; more than 0. */
  readonly weight: number
}

/** A sign older than this is not believed, so that nothing forgotten has to be remembered for longer (rules T-4 and T-6). */
export const BELIEVED_MS = 7 * 24 * 60 * 60 * 1000

/** The record with these signs, in whatever order they come; the very same record when none of them counts. What happened
 *  before a tag was forgotten does not speak for it (rule T-6). Of more tags than are kept the weakest go (rule T-5). */
export function withSigns(record: TagRecord, signs: readonly Sign[], now: number): TagRecord {
  const counted = signs.filter(({ tag, at }) => record.forgotten.every((gone) => gone.tag !== tag || at > gone.at))
  if (counted.length === 0) return record
  const touched = [...new Set(counted.map(({ tag }) => tag))].map((tag) => {
    const before = record.kept.find((each) => each.tag === tag) ?? newTag(tag)
    return strengthened(before, counted.filter((sign) => sign.tag === tag).sort(byInstant))
  })
  const others = record.kept.filter(({ tag }) => touched.every((each) => each.tag !== tag))
  return {
    kept: withinBounds([...others, ...touched], now),
    forgotten: record.forgotten.filter(({ at }) => now - at <= BELIEVED_MS),
  }
}

const newTag = (tag: string): Tag => ({ tag, score: 0, at: 0, paused: false, evidence: [] })

/** Sums of fractions depend on their order in the last digit. */
const byInstant = (a: Sign, b: Sign): number => a.at - b.at || a.weight - b.weight || (a.kind < b.kind ? -1 : 1)

function strengthened(before: Tag, signs: readonly Sign[]): Tag {
  const at = Math.max(before.at, ...signs.map((sign) => sign.at))
  const added = signs.reduce((sum, sign) => sum + scoreAt({ score: sign.weight, at: sign.at }, at), 0)
  const score = Math.min(MOST_SCORE, scoreAt(before, at) + added)
  return { ...before, score, at, evidence: signs.reduce(withEvidence, before.evidence) }
}

export function withEvidence(
  evidence: readonly Evidence[],
  { kind, at }: { readonly kind: EvidenceKind; readonly at: number },
): readonly Evidence[] {
  const before = evidence.find((each) => each.kind === kind)
  if (before === undefined)
    return [...evidence, { kind, count: 1, lastAt: at }].sort((a, b) => (a.kind < b.kind ? -1 : 1))
  const after = { kind, count: before.count + 1, lastAt: Math.max(before.lastAt, at) }
  return evidence.map((each) => (each === before ? after : each))
}

function withinBounds(tags: readonly Tag[], now: number): Tag[] {
  const there = strongestFirst(tags, now).filter((tag) => isThere(tag, now))
  const paused = there.filter((tag) => tag.paused).length
  const read = there.filter((tag) => !tag.paused).slice(0, TAGS_KEPT - paused)
  return there.filter((tag) => tag.paused || read.includes(tag))
}
