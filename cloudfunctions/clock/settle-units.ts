import { findDrawsHeldBy } from '../platform/draws'
import { findOwners } from '../platform/members'
import { findHeldUnits, freeUnit, issueUnit } from '../platform/units'

/** The platform ends a function after 60 seconds: what is held longer has nobody at work on it. */
const HOLD_MS = 60 * 1000

const UNITS_A_RUN = 200

/**
 * Settles units that are held for more than a minute (rule D-7): issued when the holder's document has the answered draw, or
 * the log has it already; freed when neither does. A request that comes again holds on to its unit first, and then neither
 * of the writes here finds what it read. Returns how many were settled.
 */
export async function settleUnits(now: number): Promise<number> {
  const held = await findHeldUnits(now - HOLD_MS, UNITS_A_RUN)
  if (held.length === 0) return 0
  const owners = await findOwners([...new Set(held.flatMap(({ accountId }) => accountId ?? []))])
  const logged = await findDrawsHeldBy(held.map(({ holder }) => holder))
  const answered = new Set([...owners.flatMap(({ draws }) => draws), ...logged].map(({ holder }) => holder))

  const settled = await Promise.all(held.map((unit) => (answered.has(unit.holder) ? issueUnit(unit) : freeUnit(unit))))
  return settled.filter(Boolean).length
}
