import { assert } from '../assert'
import type { Lot, LotTake } from './account'

/** The lots after `points` were taken out of them in their order, and what came from which. What the lots lack is `short`. */
export function takeFrom(
  lots: readonly Lot[],
  points: number,
): { readonly lots: readonly Lot[]; readonly takes: readonly LotTake[]; readonly short: number } {
  const kept: Lot[] = []
  const takes: LotTake[] = []
  let due = points
  for (const lot of lots) {
    const taken = Math.min(lot.left, due)
    due -= taken
    if (taken > 0) takes.push({ lotId: lot.id, points: taken, expiresAt: lot.expiresAt })
    if (lot.left > taken) kept.push({ ...lot, left: lot.left - taken })
  }
  return { lots: kept, takes, short: due }
}

/** The lots with one more, or with more in the one of that id. */
export function putInto(lots: readonly Lot[], added: Lot): readonly Lot[] {
  assert(Number.isSafeInteger(added.left) && added.left >= 1, `lot of ${added.left}`)
  const known = lots.find((lot) => lot.id === added.id)
  const merged = { ...added, left: added.left + (known?.left ?? 0) }
  return [...lots.filter((lot) => lot !== known), merged].sort(byExpiryThenId)
}

/** The order in which points are spent (rule P-6). */
function byExpiryThenId(a: Lot, b: Lot): number {
  return a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1)
}
