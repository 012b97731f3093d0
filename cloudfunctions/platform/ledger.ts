import type { EntryReason, SealedEntry } from '../domain/points/account'
import type { DailyRoot } from '../domain/points/daily-root'
import type { Day } from '../domain/time/day'
import { acts } from './counter'
import { type Documents, documentsOf } from './documents'
import { draws } from './draws'
import { dues } from './dues'
import { happenings } from './happenings'
import type { OutboxItem } from './members'
import { decisions } from './messages'
import { commands } from './sdk'
import { vouchers } from './vouchers'

const entries: Documents<SealedEntry> = documentsOf('entries')

/** Entries of one account whose `ref` lies in a span, carried ones alone. One wire call. */
export function findEntries(wanted: {
  readonly accountId: string
  readonly reasons: readonly EntryReason[]
  readonly fromRef: string
  readonly toRef: string
  readonly limit: number
}): Promise<SealedEntry[]> {
  const { accountId, reasons, fromRef, toRef, limit } = wanted
  const ref = commands.gte(fromRef).and(commands.lte(toRef))
  return entries.find({ where: { accountId, reason: commands.in(reasons), ref }, limit })
}

/** Entries of one account with numbers below `below`, newest first, carried ones alone. One wire call. */
export function findEntriesBelow(wanted: {
  readonly accountId: string
  readonly below: number
  readonly limit: number
}): Promise<SealedEntry[]> {
  const { accountId, below, limit } = wanted
  return entries.find({ where: { accountId, number: commands.lt(below) }, newestFirst: 'number', limit })
}

/** The first day after `after` and before `before` that has entries; null when none has. One wire call. */
export async function nextDayWithEntries(after: Day, before: Day): Promise<Day | null> {
  const day = commands.gt(after).and(commands.lt(before))
  const [entry] = await entries.find({ where: { day }, oldestFirst: 'day', limit: 1 })
  return entry?.day ?? null
}

/** A page of a day's entries, in the order of their ids, behind `lastEntryId`. One wire call. */
export function findEntriesOfDay(day: Day, lastEntryId: string, limit: number): Promise<SealedEntry[]> {
  return entries.find({ where: { day, _id: commands.gt(lastEntryId) }, oldestFirst: '_id', limit })
}

/** `roots`, by day. */
export interface RootDocument extends DailyRoot {
  readonly _id: Day
  /** False while a long day is being taken in, page by page. */
  readonly closed: boolean
}

export const roots: Documents<RootDocument> = documentsOf('roots')

export async function lastRoot(): Promise<RootDocument | null> {
  const [last] = await roots.find({ where: { _id: commands.gt('') }, newestFirst: '_id', limit: 1 })
  return last ?? null
}

/** Carries items to their collections. Their ids are deterministic, so carrying twice is harmless; what is written once is left as
 *  it is when it is there, and two runs at once cost little more than one. */
export async function carry(items: readonly OutboxItem[]): Promise<void> {
  await entries.addMissing(items.flatMap((item) => (item.to === 'entries' ? [item.document] : [])))
  await dues.putAll(items.flatMap((item) => (item.to === 'dues' ? [item.document] : [])))
  await draws.putAll(items.flatMap((item) => (item.to === 'draws' ? [item.document] : [])))
  // A copy on its way is as it was issued: it must not lie down over one that was used meanwhile.
  await vouchers.addMissing(items.flatMap((item) => (item.to === 'vouchers' ? [item.document] : [])))
  await acts.addMissing(items.flatMap((item) => (item.to === 'acts' ? [item.document] : [])))
  // One that is there may have been counted: its copy on the way still says that it was not.
  await happenings.addMissing(items.flatMap((item) => (item.to === 'happenings' ? [item.document] : [])))
  // And one decision that is there may have been sent.
  await decisions.addMissing(items.flatMap((item) => (item.to === 'decisions' ? [item.document] : [])))
}

/** The entries among the items: what is on its way counts as there. */
export function entriesIn(outbox: readonly OutboxItem[]): SealedEntry[] {
  return outbox.flatMap((item) => (item.to === 'entries' ? [item.document] : []))
}
