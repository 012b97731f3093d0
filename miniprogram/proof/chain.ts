import { sha256 } from 'js-sha256'
import type { StatementEntry } from '../../typings/contract'
import { dayAt } from '../days/instant'

/**
 * Checks on the phone that nobody has changed the member's history.
 *
 * An entry's hash is SHA-256, in lower-case hexadecimal, of the UTF-8 text that `JSON.stringify` makes of the array
 * `[prev, accountId, number, at, delta, balance, reason, ref, takes]`, with `takes` an array of `[lotId, points, expiresAt]`,
 * empty where there are none. `prev` is the hash of the entry before, 64 zeros for the first. Numbers run from 0 without gaps,
 * each balance is the one before plus the delta, and `id` and `day` follow from the other fields.
 *
 * A statement comes newest first, so the walk goes down: every entry is held against the one above it.
 */
export interface Walk {
  readonly checked: number
  /** The entry above the next one; null before the newest. */
  readonly above: StatementEntry | null
}

/** The first thing on the way down that does not fit, and the entry it is seen at. */
export interface Misfit {
  readonly entry: StatementEntry
  /** `content`: fields and hash disagree. `link`: the entry above was sealed on another. `gap`: the one below is not
   *  there. `balance`: it is not the balance before plus the delta. */
  readonly why: 'content' | 'link' | 'gap' | 'balance'
}

export type Step = { readonly ok: true; readonly walk: Walk } | { readonly ok: false; readonly misfit: Misfit }

export const WALK_START: Walk = { checked: 0, above: null }

const GENESIS = '0'.repeat(64)

/** Checks the next entries of a statement, newest first. */
export function walkDown(walk: Walk, entries: readonly StatementEntry[]): Step {
  let { checked, above } = walk
  for (const entry of entries) {
    const misfit = misfitAt(entry, above)
    if (misfit !== null) return { ok: false, misfit }
    above = entry
    checked += 1
  }
  return { ok: true, walk: { checked, above } }
}

/** Checks that the walk, with no entry left, has ended at the beginning. An account without entries has nothing to prove. */
export function endWalk(walk: Walk): Step {
  const first = walk.above
  if (first === null) return { ok: true, walk }
  if (first.number !== 0) return { ok: false, misfit: { entry: first, why: 'gap' } }
  if (first.prev !== GENESIS) return { ok: false, misfit: { entry: first, why: 'link' } }
  if (first.balance !== first.delta) return { ok: false, misfit: { entry: first, why: 'balance' } }
  return { ok: true, walk }
}

function misfitAt(entry: StatementEntry, above: StatementEntry | null): Misfit | null {
  if (!isSealed(entry)) return { entry, why: 'content' }
  if (above === null) return null
  if (entry.number !== above.number - 1) return { entry: above, why: 'gap' }
  if (entry.hash !== above.prev || entry.accountId !== above.accountId) return { entry, why: 'link' }
  if (entry.balance !== above.balance - above.delta) return { entry: above, why: 'balance' }
  return null
}

function isSealed({ id, accountId, number, at, day, delta, balance, reason, ref, takes, prev, hash }: StatementEntry) {
  const taken = (takes ?? []).map(({ lotId, points, expiresAt }) => [lotId, points, expiresAt])
  const text = JSON.stringify([prev, accountId, number, at, delta, balance, reason, ref, taken])
  return hash === sha256(text) && id === `${accountId}-${number}` && day === dayAt(at)
}
