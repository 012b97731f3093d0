import { extendRoot, openRoot } from '../domain/points/daily-root'
import { LOOK_AGAIN_MS } from '../domain/rights/dues'
import { addDays, type Day, dayOf } from '../domain/time/day'
import { findDue } from '../platform/dues'
import { sha256 } from '../platform/ids'
import { findEntriesOfDay, lastRoot, nextDayWithEntries, type RootDocument, roots } from '../platform/ledger'
import { findWaitingOutboxes } from '../platform/members'
import type { Turn } from './turn'

/** No call that began before midnight is still running then: the platform ends a function after 60 seconds. */
const SETTLING_MS = 10 * 60 * 1000

const PAGE = 1000

/** More than are under way at a time. */
const ERASURES = 100

/** Pages in one run, so that a day of any length is closed over as many minutes as it takes. */
const PAGES_A_RUN = 20

/** Writes the root of each day that is over and wholly carried (rule P-10), earliest first. A run that is killed goes on
 *  where its last page ended; of two at once, one steps back. Returns how many days were closed. */
export async function closeDays(now: number, turn: Turn): Promise<number> {
  if (!(await isAnyOver(dayOf(now - SETTLING_MS)))) return 0
  const [waiting] = await findWaitingOutboxes(1)
  // The last entry of a member who is being erased waits beside her account, also while the next look at her is put off.
  const erasing = await findDue('erase', now + 2 * LOOK_AGAIN_MS, ERASURES)
  const asked = erasing.map(({ askedAt }) => askedAt)
  const before = dayOf(Math.min(now - SETTLING_MS, waiting?.outboxSince ?? now, ...asked))

  let closed = 0
  let root = await unfinishedRoot(before)
  for (const _page of turn.times(PAGES_A_RUN)) {
    if (root === null) break
    const entries = await findEntriesOfDay(root.day, root.lastEntryId, PAGE)
    const next = { ...extendRoot(root, entries, sha256), closed: entries.length < PAGE }
    const { _id, lastEntryId } = root
    const mine = await roots.changeIf({ _id, lastEntryId, closed: false }, { set: next })
    if (!mine) break
    if (next.closed) closed++
    root = next.closed ? await openNext(next.day, next.root, before) : { ...root, ...next }
  }
  return closed
}

/** Whether any day before `latest` has no root yet, or half of one. What closes it is read after it is known what still waits. */
async function isAnyOver(latest: Day): Promise<boolean> {
  const last = await lastRoot()
  if (last !== null && !last.closed) return true
  const after = last?.day ?? ''
  if (after !== '' && addDays(after, 1) >= latest) return false
  return (await nextDayWithEntries(after, latest)) !== null
}

async function unfinishedRoot(before: Day): Promise<RootDocument | null> {
  const last = await lastRoot()
  if (last === null) return openNext('', null, before)
  return last.closed ? openNext(last.day, last.root, before) : last
}

async function openNext(after: Day, prev: string | null, before: Day): Promise<RootDocument | null> {
  if (after !== '' && addDays(after, 1) >= before) return null
  const day = await nextDayWithEntries(after, before)
  if (day === null) return null
  const root = { _id: day, ...openRoot(day, prev, sha256), closed: false }
  return (await roots.add(root)) === 'added' ? root : null
}
