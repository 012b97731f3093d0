import type { DrawRecord } from '../domain/draw/draw'
import { loggedIdOf } from '../domain/draw/log'
import { entrantOf } from '../domain/draw/roll'
import type { Unit } from '../domain/draw/units'
import { findDrawsById } from '../platform/draws'
import { sha256 } from '../platform/ids'
import { findOwners, type MemberDocument } from '../platform/members'
import { findHeldUnits, freeUnit, issueUnit } from '../platform/units'

/** The platform ends a function after 60 seconds: what is held longer has nobody at work on it. */
const HOLD_MS = 60 * 1000

const UNITS_A_RUN = 200

/**
 * Settles units that are held for more than a minute (rule D-7): issued when the member's document, or the log after it, says
 * that the draw won; left to the draw's own settling while it is pending; freed when the draw found the pool empty, or is
 * nowhere. Every write names what was read. Returns how many were settled.
 */
export async function settleUnits(now: number): Promise<number> {
  const held = await findHeldUnits(now - HOLD_MS, UNITS_A_RUN)
  if (held.length === 0) return 0
  const owners = await findOwners([...new Set(held.flatMap(({ accountId }) => accountId ?? []))])
  const owner = new Map(owners.map((member) => [member.points.id, member]))
  const logged = await findDrawsById(held.map(({ holder }) => holder))
  const outcomes = new Map(logged.map(({ _id, outcome }) => [_id, outcome]))

  const settled = await Promise.all(
    held.map((unit) => {
      const member = owner.get(unit.accountId ?? '')
      const outcome = (member && drawHolding(unit, member)?.outcome) ?? outcomes.get(unit.holder)
      if (outcome === 'pending') return false
      return outcome === 'won' ? issueUnit(unit) : freeUnit(unit)
    }),
  )
  return settled.filter(Boolean).length
}

function drawHolding({ eventId, holder }: Unit, { points, draws }: MemberDocument): DrawRecord | undefined {
  const entrant = entrantOf(eventId, points.id, sha256)
  return draws.find((draw) => draw.eventId === eventId && loggedIdOf({ ...draw, entrant }) === holder)
}
