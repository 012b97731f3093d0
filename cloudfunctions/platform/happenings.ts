import type { Happening } from '../domain/happenings/happening'
import { type Documents, documentsOf, EVER } from './documents'
import { commands } from './sdk'

export const happenings: Documents<Happening> = documentsOf('happenings')

/** Whether any wait to be counted, and to be read. One wire call. */
export const findHappeningsWaiting = (now: number): Promise<ReadonlySet<'uncounted' | 'unread'>> =>
  happenings.findReached({ uncounted: EVER, unread: now })

/** Happenings that were not read for what they are worth telling, longest waiting first. One wire call. */
export function findUnread(now: number, limit: number): Promise<Happening[]> {
  return happenings.find({ where: { unread: commands.lte(now) }, oldestFirst: 'unread', limit })
}

/** One wire call. */
export async function markRead(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await happenings.changeAll({ _id: commands.in(ids) }, { remove: ['unread'] })
}

/** What happened to a member in a span of time, earliest first. One wire call. */
export function findHappeningsOf(accountId: string, from: number, until: number, limit: number): Promise<Happening[]> {
  const at = commands.gte(from).and(commands.lt(until))
  return happenings.find({ where: { accountId, at }, oldestFirst: 'at', limit })
}

/** Whether a fact that has these fields was told of an account. One wire call. */
export async function hasTold(accountId: string, fact: Readonly<Record<string, string | number>>): Promise<boolean> {
  const told = await happenings.find({ where: { accountId, facts: commands.elemMatch(fact) }, limit: 1 })
  return told.length > 0
}

/** Happenings that wait to be counted, longest first. One wire call. */
export function findUncounted(limit: number): Promise<Happening[]> {
  return happenings.find({ where: { uncounted: commands.gt(0) }, oldestFirst: 'uncounted', limit })
}

/** One wire call. */
export async function markCounted(ids: readonly string[]): Promise<void> {
  await happenings.changeAll({ _id: commands.in(ids) }, { remove: ['uncounted'] })
}
