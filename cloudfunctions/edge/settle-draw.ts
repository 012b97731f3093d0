import type { DrawOutcome, DrawRecord } from '../domain/draw/draw'
import { loggedDraw, loggedIdOf } from '../domain/draw/log'
import { entrantOf } from '../domain/draw/roll'
import { factsOfOutcome } from '../domain/happenings/facts-of-change'
import { happeningOf } from '../domain/happenings/happening'
import { sha256 } from '../platform/ids'
import { type MemberDocument, members, settleDraw, toHappenings } from '../platform/members'
import { holdUnit } from '../platform/units'

type Drawer = Pick<MemberDocument, '_id' | 'memberNo' | 'points'>

/** The draw with the unit that it landed on, or without one because the pool is empty (rule D-7). What is settled already
 *  stays. One wire call, or two when the pool is empty: only then has anything to be written down for an answer to stand,
 *  since a unit in the draw's name says of itself that it won. A third where somebody else wrote it down meanwhile. */
export async function settle(draw: DrawRecord, drawer: Drawer, now: number): Promise<DrawRecord> {
  if (draw.outcome !== 'pending' || draw.landedOn === null) return draw
  const accountId = drawer.points.id
  const holder = loggedIdOf({ ...draw, entrant: entrantOf(draw.eventId, accountId, sha256) })
  const hasUnit = await holdUnit({ pool: draw.eventId, item: draw.landedOn, holder, accountId, now })
  if (hasUnit) return { ...draw, outcome: 'won' }
  if (await writeOutcome(draw, drawer, 'soldOut', now)) return { ...draw, outcome: 'soldOut' }
  // The same request delivered twice, or the clock, which fires twice at times: what they wrote holds.
  const member = await members.get(drawer._id)
  // She has left: no unit is in the draw's name, which the clock writes down where it is logged.
  if (member?.memberNo !== drawer.memberNo) return { ...draw, outcome: 'soldOut' }
  const written = member.draws.find(({ id }) => id === draw.id)
  if (written === undefined) throw new Error(`draw ${draw.id} is in its member's document no more`)
  return written
}

/** Writes a pending draw's outcome into her document, and its line on the way to the log. False when it is pending no more. */
export function writeOutcome(draw: DrawRecord, drawer: Drawer, outcome: DrawOutcome, now: number): Promise<boolean> {
  const accountId = drawer.points.id
  const entrant = entrantOf(draw.eventId, accountId, sha256)
  const document = loggedDraw({ ...draw, outcome }, { entrant, accountId, memberNo: drawer.memberNo })
  const facts = factsOfOutcome({ ...draw, outcome })
  const happenings = happeningOf({ accountId, change: `${draw.id}-won`, facts, now }).map(toHappenings)
  return settleDraw(drawer, draw, { outcome, items: [{ to: 'draws', document }, ...happenings], now })
}
