import { balanceOf, GENESIS, type PointsAccount, type SealedEntry } from './account'
import { firstBreak, type Sha256 } from './chain'

/** What is wrong with an account whose entries are all given, in order of number: the first fault found, in words for who
 *  audits; null when everything adds up. Checks rules P-1, P-4, P-5 and P-9. */
export function auditAccount(
  account: PointsAccount,
  entries: readonly SealedEntry[],
  sha256: Sha256,
): { readonly document: string; readonly fault: string } | null {
  const at = (number: number) => entries[number]?._id ?? `${account.id}-${number}`

  const broken = firstBreak(entries, sha256)
  if (broken !== null) return { document: at(broken), fault: 'the chain breaks at this entry' }
  if (entries.length !== account.entryCount) {
    return {
      document: at(entries.length),
      fault: `${account.entryCount} entries were written, ${entries.length} are there`,
    }
  }
  const last = entries.at(-1)
  if ((last?.hash ?? GENESIS) !== account.lastHash) return { document: account.id, fault: 'the last hash is another' }
  if ((last?.balance ?? 0) !== balanceOf(account)) {
    return {
      document: account.id,
      fault: `entries add up to ${last?.balance ?? 0}, lots and debt to ${balanceOf(account)}`,
    }
  }
  if (account.debt < 0 || account.lots.some((lot) => lot.left < 1)) {
    return { document: account.id, fault: 'a lot or the debt is below what can be' }
  }
  return null
}
