import { assert } from '../assert'
import { type Entry, GENESIS, type PointsAccount, type SealedEntry } from './account'

/** SHA-256 of a text, lower-case hexadecimal. Handed in, since the cloud and the phone have different ones. */
export type Sha256 = (text: string) => string

/** Puts the entries of a change at the end of the account's chain (rule P-9). */
export function seal(
  change: { readonly account: PointsAccount; readonly entries: readonly Entry[] },
  sha256: Sha256,
): { readonly account: PointsAccount; readonly entries: readonly SealedEntry[] } {
  if (change.entries.length === 0) return { account: change.account, entries: [] }
  let prev = change.account.lastHash
  const entries = change.entries.map((entry) => {
    const sealed = { ...entry, prev, hash: hashOf(entry, prev, sha256) }
    prev = sealed.hash
    return sealed
  })
  return { account: { ...change.account, lastHash: prev }, entries }
}

/** The number of the first entry that breaks the chain of one account, given from its first entry on; null when none does.
 *  A chain is whole when numbers have no gap, balances add up, and every hash follows from its entry and the one before. */
export function firstBreak(entries: readonly SealedEntry[], sha256: Sha256): number | null {
  let prev = GENESIS
  let balance = 0
  for (const [index, entry] of entries.entries()) {
    balance += entry.delta
    const whole =
      entry.number === index &&
      entry.balance === balance &&
      entry.prev === prev &&
      entry.hash === hashOf(entry, prev, sha256)
    if (!whole) return index
    prev = entry.hash
  }
  return null
}

/** What is hashed, in this order: changing a field, its place or its spelling changes every hash there is. */
function hashOf(entry: Entry, prev: string, sha256: Sha256): string {
  const takes = (entry.takes ?? []).map((take) => [take.lotId, take.points, take.expiresAt])
  const { accountId, number, at, delta, balance, reason, ref } = entry
  const hash = sha256(JSON.stringify([prev, accountId, number, at, delta, balance, reason, ref, takes]))
  assert(/^[0-9a-f]{64}$/.test(hash), `hash ${hash}`)
  return hash
}
