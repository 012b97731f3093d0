import type { Gate, MessageKind } from '../../../typings/contract'

/**
 * What a decision has come to, in the order in which it did; a mark is never taken back (rule N-11). `candidate` is every
 * decision's first. Of one that was not sent, `seen` and `unwanted` stand for opening it and finding it not relevant.
 */
export type Mark =
  | 'candidate'
  | 'sent'
  | 'suppressed'
  | Gate
  | 'opened'
  | 'acted'
  | 'irrelevant'
  | 'unsubscribed'
  | 'ignored'
  | 'signal'
  | 'signalWithdrawn'
  | 'noise'
  | 'seen'
  | 'unwanted'

/** How many decisions of a kind have each mark. */
export type Counts = Readonly<Partial<Record<Mark, number>>>

export const countOf = (counts: Counts | undefined, mark: Mark): number => counts?.[mark] ?? 0

export type CountsByKind = Readonly<Partial<Record<MessageKind, Counts>>>

export function withMarks(counts: CountsByKind, kind: MessageKind, marks: readonly Mark[]): CountsByKind {
  const after: Partial<Record<Mark, number>> = { ...counts[kind] }
  for (const mark of marks) after[mark] = (after[mark] ?? 0) + 1
  return { ...counts, [kind]: after }
}
