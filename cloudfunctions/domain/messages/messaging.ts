import type { MessageKind } from '../../../typings/contract'
import { type Day, dayOf, type Month, monthOf } from '../time/day'

/** What her document keeps of messages: what may go out, and what did. */
export interface MessagingRecord {
  /** The message that last left, or is about to: one a day, whatever its kind (rule N-5). */
  readonly lastSent: { readonly id: string; readonly day: Day } | null
  readonly kinds: Readonly<Partial<Record<MessageKind, KindRecord>>>
  /** Messages in her inbox that she has not opened, oldest first. */
  readonly unopened: readonly string[]
  /** What was not sent in a month, whatever the reason. */
  readonly suppressed: { readonly month: Month; readonly count: number }
}

/** Of one kind of message, and so of one template. */
export interface KindRecord {
  /** How often she has said yes; each is one message (rule N-4). */
  readonly accepted: number
  /** What is left of that by our own book: no interface of WeChat tells. */
  readonly quota: number
  /** When she last said no to being asked; null when she did not, or has said yes since. */
  readonly refusedAt: number | null
  /** Whether WeChat says that she has shut the template off. */
  readonly banned: boolean
  /** The last message of the kind that left. */
  readonly lastSent: { readonly id: string; readonly at: number } | null
  /** Messages of the kind that were not relevant to her, and when the last was. */
  readonly irrelevant: { readonly count: number; readonly at: number }
}

export const NO_MESSAGING: MessagingRecord = {
  lastSent: null,
  kinds: {},
  unopened: [],
  suppressed: { month: '', count: 0 },
}

const NOTHING_OF_KIND: KindRecord = {
  accepted: 0,
  quota: 0,
  refusedAt: null,
  banned: false,
  lastSent: null,
  irrelevant: { count: 0, at: 0 },
}

export const kindOf = ({ kinds }: MessagingRecord, kind: MessageKind): KindRecord => kinds[kind] ?? NOTHING_OF_KIND

export function withKind(record: MessagingRecord, kind: MessageKind, change: Partial<KindRecord>): MessagingRecord {
  return { ...record, kinds: { ...record.kinds, [kind]: { ...kindOf(record, kind), ...change } } }
}

/** More than anybody looks through; older ones count as opened. */
const UNOPENED_KEPT = 50

export const withUnopened = (record: MessagingRecord, ids: readonly string[]): MessagingRecord =>
  ids.length === 0 ? record : { ...record, unopened: [...record.unopened, ...ids].slice(-UNOPENED_KEPT) }

export function withOpened(record: MessagingRecord, id: string): MessagingRecord {
  if (!record.unopened.includes(id)) return record
  return { ...record, unopened: record.unopened.filter((each) => each !== id) }
}

/** She says that a message of a kind had nothing to do with her. */
export function withIrrelevant(record: MessagingRecord, kind: MessageKind, now: number): MessagingRecord {
  const { count } = kindOf(record, kind).irrelevant
  return withKind(record, kind, { irrelevant: { count: count + 1, at: now } })
}

/** What was not sent in the month of `now`. */
export function suppressedIn({ suppressed }: MessagingRecord, now: number): MessagingRecord['suppressed'] {
  const month = monthOf(dayOf(now))
  return suppressed.month === month ? suppressed : { month, count: 0 }
}

export function withSuppressed(record: MessagingRecord, count: number, now: number): MessagingRecord {
  if (count === 0) return record
  const before = suppressedIn(record, now)
  return { ...record, suppressed: { ...before, count: before.count + count } }
}

/** A message leaves: it takes one acceptance and the day (rules N-4 and N-5). */
export function withSent(record: MessagingRecord, kind: MessageKind, id: string, now: number): MessagingRecord {
  const { quota } = kindOf(record, kind)
  const counted = withKind(record, kind, { quota: quota - 1, lastSent: { id, at: now } })
  return { ...counted, lastSent: { id, day: dayOf(now) } }
}

/** Why WeChat took no message. */
export type RefusalEffect = 'usedUp' | 'banned' | 'other'

/**
 * A message that left did not reach her: the day is free again, and the acceptance is hers again unless WeChat says that
 * there is none (rule N-8). Done again, it changes nothing.
 */
export function withReturned(
  record: MessagingRecord,
  { id, kind, effect, now }: { id: string; kind: MessageKind; effect: RefusalEffect; now: number },
): MessagingRecord {
  const { quota, lastSent } = kindOf(record, kind)
  if (lastSent?.id !== id) return record
  const left = effect === 'other' ? quota + 1 : 0
  const counted = withKind(record, kind, {
    quota: left,
    lastSent: null,
    ...(effect === 'banned' ? { banned: true } : {}),
  })
  const freed = record.lastSent?.id === id ? { ...counted, lastSent: null } : counted
  return withSuppressed(freed, 1, now)
}
