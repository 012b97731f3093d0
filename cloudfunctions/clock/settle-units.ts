import type { DrawRecord } from '../domain/draw/draw'
import { loggedIdOf } from '../domain/draw/log'
import { entrantOf } from '../domain/draw/roll'
import { freedDueOf } from '../domain/messages/wishers-due'
import { REWARDS, type Unit } from '../domain/units/unit'
import { findDrawsById } from '../platform/draws'
import { dues } from '../platform/dues'
import { sha256 } from '../platform/ids'
import { findOwners, type MemberDocument } from '../platform/members'
import { findHeldUnits, freeUnit, hasFreeUnit, issueUnit } from '../platform/units'
import { findVouchersById, vouchersIn } from '../platform/vouchers'

/** The platform ends a function after 60 seconds: what is held longer has nobody at work on it. */
const HOLD_MS = 60 * 1000

const UNITS_A_RUN = 200

/**
 * Settles units that are held for more than a minute: issued when what holds them stands, freed when it is nowhere (rules
 * D-7 and R-6), left to the draw's own settling while that is pending. Every write names what was read. Who wishes for a
 * reward that was out and comes free is told (rule N-1). Returns how many were settled.
 */
export async function settleUnits(now: number): Promise<number> {
  const held = await findHeldUnits(now - HOLD_MS, UNITS_A_RUN)
  if (held.length === 0) return 0
  // Owners first: what is in an outbox no more has been carried, and is found where it was carried to.
  const owners = await findOwners([...new Set(held.flatMap(({ accountId }) => accountId ?? []))])
  const owner = new Map(owners.map((member) => [member.points.id, member]))
  const drawStands = await draws(held.filter(({ pool }) => pool !== REWARDS))
  const voucherStands = await vouchers(held.filter(({ pool }) => pool === REWARDS))

  const looked = held.map((unit) => {
    const member = owner.get(unit.accountId ?? '')
    return { unit, stands: unit.pool === REWARDS ? voucherStands(unit, member) : drawStands(unit, member) }
  })
  await tellOf(
    looked.flatMap(({ unit, stands }) => (stands === false && unit.pool === REWARDS ? [unit.item] : [])),
    now,
  )
  const settled = await Promise.all(
    looked.map(({ unit, stands }) => {
      if (stands === 'pending') return false
      return stands ? issueUnit(unit) : freeUnit(unit)
    }),
  )
  return settled.filter(Boolean).length
}

/** Before they are freed: cut off in between, the next run finds the rewards out as before, and says the same. */
async function tellOf(freed: readonly string[], now: number): Promise<void> {
  for (const rewardId of new Set(freed)) {
    if (!(await hasFreeUnit(REWARDS, rewardId))) await dues.putAll([freedDueOf(rewardId, null, now)])
  }
}

/** Whether what holds a unit stands. */
type Stands = (unit: Unit, member: MemberDocument | undefined) => boolean | 'pending'

/** As the member's document, or the log after it, says. */
async function draws(held: readonly Unit[]): Promise<Stands> {
  const logged = held.length === 0 ? [] : await findDrawsById(held.map(({ holder }) => holder))
  const outcomes = new Map(logged.map(({ _id, outcome }) => [_id, outcome]))
  return (unit, member) => {
    const outcome = (member && drawHolding(unit, member)?.outcome) ?? outcomes.get(unit.holder)
    return outcome === 'pending' ? 'pending' : outcome === 'won'
  }
}

function drawHolding({ pool, holder }: Unit, { points, draws }: MemberDocument): DrawRecord | undefined {
  const entrant = entrantOf(pool, points.id, sha256)
  return draws.find((draw) => draw.eventId === pool && loggedIdOf({ ...draw, entrant }) === holder)
}

/** As the voucher says, carried or in her outbox: it names the unit that it was paid with, and one that was returned has none.
 *  A return under way may yet come to nothing, should she be erased before it is done. */
async function vouchers(held: readonly Unit[]): Promise<Stands> {
  const carried = held.length === 0 ? [] : await findVouchersById(held.map(({ holder }) => voucherIdIn(holder)))
  const byId = new Map(carried.map((voucher) => [voucher._id, voucher]))
  return ({ holder }, member) => {
    const id = voucherIdIn(holder)
    const voucher = byId.get(id) ?? (member && vouchersIn(member).find(({ _id }) => _id === id))
    const { state, origin, openSince } = voucher ?? {}
    if (state === 'returned' && openSince !== undefined) return 'pending'
    return state !== 'returned' && origin?.from === 'reward' && origin.unit === holder
  }
}

/** Without the version of the member's document under which it was held. */
const voucherIdIn = (holder: string): string => holder.slice(0, holder.lastIndexOf('@'))
