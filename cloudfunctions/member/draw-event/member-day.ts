import type { MemberDay, UnclaimedPrize } from '../../../typings/contract'
import { giveBackDays } from '../../domain/check-in/give-back'
import { chancesOf, checkedInDays, mayHaveDrawnBefore } from '../../domain/draw/chances'
import { type DrawRecord, drawIdOf, isUnclaimed, myDrawOf, unclaimedPrizes } from '../../domain/draw/draw'
import { isClosedSince } from '../../domain/draw/kept-draws'
import { type LoggedDraw, loggedIdOf } from '../../domain/draw/log'
import { drawnIn } from '../../domain/draw/open-draws'
import { entrantOf } from '../../domain/draw/roll'
import { dayOf, startOfDay } from '../../domain/time/day'
import { shownVoucher } from '../../domain/vouchers/voucher'
import { memberEventOf } from '../../edge/event-view'
import type { Asked, Outcome } from '../../edge/serve'
import { findDrawsOfEntrant } from '../../platform/draws'
import { drewBefore } from '../../platform/drew'
import { type EventDocument, findAround, findCurrentEvent, findEventsById } from '../../platform/events'
import { sha256 } from '../../platform/ids'
import { findMemberAndRules, type MemberDocument } from '../../platform/members'
import { countFreeUnits, findUnitsHeldBy } from '../../platform/units'
import { findVouchersById } from '../../platform/vouchers'

/** Today's member day, the next or the last one, or the one asked for; what the member has of it and what is left. Two wire
 *  calls for one that is named, three or four for the current one; one more
 *  for units that are not written down yet, one or two for draws that her document may keep no longer, one for prizes of other
 *  events that she has not claimed, and one for the current one where she joined while it was on. */
export async function memberDay({ caller, input, now }: Asked<{ eventId?: string }>): Promise<Outcome<MemberDay>> {
  const { member, rules, event, ...around } =
    input.eventId === undefined
      ? await findCurrent(caller.openid, now)
      : await findAround(caller.openid, input.eventId, false)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  if (!event?.published) {
    if (input.eventId !== undefined) return { ok: false, code: 'NOT_FOUND', what: 'event' }
    return { ok: true, answer: { event: null, chances: 0, draws: [], checkedInDays: 0, unclaimed: [] } }
  }

  const { published } = event
  const { checkIn } = giveBackDays(member, rules, now).member
  const entrant = entrantOf(event.id, member.points.id, sha256)
  const [freeUnits, draws, unclaimed, before] = await Promise.all([
    countFreeUnits([event.id]),
    drawsOf(member, event, entrant, now),
    unclaimedBeside(member, event.id, now),
    around.drewBefore ?? drewBeforeIn(event, member, now),
  ])
  const settled = await withUnits(draws, entrant)
  return {
    ok: true,
    answer: {
      event: memberEventOf(event, now, freeUnits),
      chances: Math.max(0, chancesOf(checkIn, published.current) - drawnIn(event.id, draws, before)),
      draws: settled.map((draw) => myDrawOf(draw, published, entrant, now)),
      checkedInDays: checkedInDays(checkIn, published.current),
      unclaimed,
    },
  }
}

async function findCurrent(openid: string, now: number) {
  const [around, event] = await Promise.all([findMemberAndRules(openid), findCurrentEvent(startOfDay(dayOf(now)), now)])
  return { ...around, event, drewBefore: null }
}

async function drewBeforeIn(event: EventDocument, member: MemberDocument, now: number): Promise<number> {
  return mayHaveDrawnBefore(member, event, now) ? drewBefore(event.id, member._id) : 0
}

/** Prizes of other events that she can still claim. No wire call where she has won none. */
async function unclaimedBeside(member: MemberDocument, eventId: string, now: number): Promise<UnclaimedPrize[]> {
  const draws = member.draws.filter((draw) => draw.eventId !== eventId && isUnclaimed(draw))
  if (draws.length === 0) return []
  return unclaimedPrizes(draws, await findEventsById([...new Set(draws.map((draw) => draw.eventId))]), now)
}

/** Her draws of an event; from the log as well where her document may have dropped some (rule D-14), with the vouchers of
 *  those that were claimed. */
async function drawsOf(
  member: MemberDocument,
  event: EventDocument,
  entrant: string,
  now: number,
): Promise<DrawRecord[]> {
  const mine = member.draws.filter((draw) => draw.eventId === event.id)
  if (!isClosedSince(event.opensAt, now)) return mine
  const logged = await findDrawsOfEntrant(event.id, entrant, MOST_LOGGED)
  const dropped = logged.filter(({ n }) => mine.every((draw) => draw.n !== n))
  const voucherId = (draw: LoggedDraw) => `${member.points.id}-${drawIdOf(draw)}`
  const won = dropped.filter(({ landedOn }) => landedOn !== null)
  const vouchers = won.length === 0 ? [] : await findVouchersById(won.map(voucherId))
  return [
    ...dropped.map((draw) => {
      const voucher = vouchers.find(({ _id }) => _id === voucherId(draw))
      return { ...draw, id: drawIdOf(draw), voucher: voucher === undefined ? null : shownVoucher(voucher, now) }
    }),
    ...mine,
  ]
}

/** More than the chances of any event. */
const MOST_LOGGED = 9

/** The draws that are settled. One whose unit is there in its name has won, though nobody wrote it down yet; one that was cut
 *  off before it asked for its unit is shown once the request comes again or the clock has settled it. */
async function withUnits(draws: readonly DrawRecord[], entrant: string): Promise<DrawRecord[]> {
  const pending = draws.filter(({ outcome }) => outcome === 'pending')
  const held = await findUnitsHeldBy(pending.map((draw) => loggedIdOf({ ...draw, entrant })))
  const holders = new Set(held.map(({ holder }) => holder))
  return draws.flatMap((draw) => {
    if (draw.outcome !== 'pending') return draw
    return holders.has(loggedIdOf({ ...draw, entrant })) ? { ...draw, outcome: 'won' as const } : []
  })
}
