import type { Day } from '../time/day'
import { GENESIS, type SealedEntry } from './account'
import type { Sha256 } from './chain'

/**
 * One day of all chains in a single hash (rule P-10): whoever noted a day's root can tell later whether any entry of that
 * day, or of any before it, was changed, left out or slipped in.
 */
export interface DailyRoot {
  readonly day: Day
  /** The root of the last day before that had entries; `GENESIS` for the first. */
  readonly prev: string
  readonly root: string
  /** Entries of the day that are in the root. */
  readonly entryCount: number
  /** The last entry taken in; the next page begins behind it. */
  readonly lastEntryId: string
}

export function openRoot(day: Day, prev: string | null, sha256: Sha256): DailyRoot {
  const from = prev ?? GENESIS
  return { day, prev: from, root: sha256(JSON.stringify([from, day])), entryCount: 0, lastEntryId: '' }
}

/** Takes in the day's next entries, in the order of their ids. */
export function extendRoot(root: DailyRoot, entries: readonly SealedEntry[], sha256: Sha256): DailyRoot {
  let hash = root.root
  for (const entry of entries) hash = sha256(JSON.stringify([hash, entry._id, entry.hash]))
  return {
    day: root.day,
    prev: root.prev,
    root: hash,
    entryCount: root.entryCount + entries.length,
    lastEntryId: entries.at(-1)?._id ?? root.lastEntryId,
  }
}
