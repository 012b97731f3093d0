import type { MessageKind, RuleFigures } from '../../../typings/contract'
import { type Counts, type CountsByKind, countOf, type Mark, withMarks } from './counts'
import { MESSAGE_KINDS, ruleOf } from './kinds'
import { type Judged, judgedOf, signalToNoise } from './signal'
import { timeWords } from './words'

/** What all rules have come to: one document, so that a batch is counted in one change. */
export interface RuleBook {
  readonly counts: CountsByKind
  readonly paused: Readonly<Partial<Record<MessageKind, Pause>>>
  /** What a rule had come to when it was last woken: what was before is forgiven. */
  readonly since: Readonly<Partial<Record<MessageKind, Judged>>>
  /** The decisions that were counted last, with how many of their marks: they may not be ticked off yet (rule N-11). */
  readonly counting: readonly Ticked[]
}

export interface Ticked {
  readonly id: string
  readonly marks: number
}

export interface Pause {
  readonly at: number
  /** Null when the operator paused it. */
  readonly because: string | null
}

export const NEW_RULE_BOOK: RuleBook = { counts: {}, paused: {}, since: {}, counting: [] }

/** A rule whose figure is surely below this, fewer than one useful message for four that were not, pauses itself (N-10). */
const LEAST_RATIO = 0.25

/** A decision as the counting sees it. */
export interface Countable {
  readonly _id: string
  readonly kind: MessageKind
  readonly marks: readonly Mark[]
  /** How many of them are counted. */
  readonly counted: number
}

/**
 * Counts what is not counted yet, and pauses the rules that have turned to noise by it (rules N-10 and N-11). What this batch
 * counts is noted in the book itself, in the same change, so that whoever comes next can tick it off.
 */
export function countBatch(book: RuleBook, batch: readonly Countable[], now: number): RuleBook {
  const counts = batch.reduce(
    (sum, { kind, marks, counted }) => withMarks(sum, kind, marks.slice(counted)),
    book.counts,
  )
  const counting = batch.map(({ _id, marks }) => ({ id: _id, marks: marks.length }))
  return withNoisyPaused({ ...book, counts, counting }, now)
}

function withNoisyPaused(book: RuleBook, now: number): RuleBook {
  const paused = { ...book.paused }
  for (const kind of MESSAGE_KINDS) {
    const because = noiseOf(book, kind, now)
    if (paused[kind] === undefined && because !== null) paused[kind] = { at: now, because }
  }
  return { ...book, paused }
}

/** Why a rule is to pause, in words; null while it is not. */
function noiseOf({ counts, since }: RuleBook, kind: MessageKind, now: number): string | null {
  const all = judgedOf(counts[kind])
  const before = since[kind] ?? { signals: 0, noises: 0 }
  const lately = { signals: all.signals - before.signals, noises: all.noises - before.noises }
  const ratio = signalToNoise(lately)
  if (ratio === null || ratio.high >= LEAST_RATIO) return null
  const { signals, noises } = lately
  const figure = `有用 ${signals} 条，打扰 ${noises} 条，信噪比 ${ratio.value.toFixed(2)}（95% 区间上限 ${ratio.high.toFixed(2)}）`
  return `${figure}，低于 ${LEAST_RATIO}，${timeWords(now)} 自行暂停`
}

/** The operator pauses a rule or wakes it; woken, it is judged by what comes from now on. */
export function withRule(book: RuleBook, kind: MessageKind, isPaused: boolean, now: number): RuleBook {
  const { [kind]: pause, ...others } = book.paused
  if (isPaused)
    return pause === undefined ? { ...book, paused: { ...others, [kind]: { at: now, because: null } } } : book
  return { ...book, paused: others, since: { ...book.since, [kind]: judgedOf(book.counts[kind]) } }
}

const GATES = [
  'notRelevant',
  'notAllowed',
  'noQuota',
  'alreadyToday',
  'quietHours',
  'notWorthIt',
  'notBest',
] as const satisfies readonly Mark[]

export function ruleFigures({ counts, paused }: RuleBook): RuleFigures[] {
  return MESSAGE_KINDS.map((kind) => {
    const mine = counts[kind]
    const failed = GATES.flatMap((gate) => (countOf(mine, gate) > 0 ? [[gate, countOf(mine, gate)] as const] : []))
    return {
      kind,
      version: ruleOf(kind).version,
      paused: paused[kind] !== undefined,
      pausedBecause: paused[kind]?.because ?? null,
      candidates: countOf(mine, 'candidate'),
      sent: countOf(mine, 'sent'),
      unsent: countOf(mine, 'suppressed'),
      suppressed: Object.fromEntries(failed),
      opened: countOf(mine, 'opened'),
      acted: countOf(mine, 'acted'),
      irrelevant: countOf(mine, 'irrelevant'),
      unsubscribed: countOf(mine, 'unsubscribed'),
      ratio: signalToNoise(judgedOf(mine)),
    }
  })
}

export function overallRatio({ counts }: Pick<RuleBook, 'counts'>): RuleFigures['ratio'] {
  const all = MESSAGE_KINDS.map((kind) => judgedOf(counts[kind]))
  return signalToNoise({
    signals: all.reduce((sum, { signals }) => sum + signals, 0),
    noises: all.reduce((sum, { noises }) => sum + noises, 0),
  })
}

/** What the book knows of one rule, for reckoning what its next message is worth. */
export const countsOf = ({ counts }: RuleBook, kind: MessageKind): Counts => counts[kind] ?? {}
