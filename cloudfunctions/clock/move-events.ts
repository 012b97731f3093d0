import { nextWeekOf } from '../domain/draw/draft'
import { SETTLING_MS } from '../domain/draw/event'
import { extendLog, openLog } from '../domain/draw/log'
import { moveOn, revealEvent, withNext } from '../domain/draw/moves'
import { openingDueOf } from '../domain/messages/opening-notice'
import { moveEvent } from '../edge/change-event'
import { logPage } from '../edge/log-lines'
import { writeUnits } from '../edge/write-units'
import { hasPendingDraws } from '../platform/draws'
import { removeMarks } from '../platform/drew'
import { dues } from '../platform/dues'
import { addEvent, type EventDocument, findEventsToMove, knownSeedOf } from '../platform/events'
import { sha256 } from '../platform/ids'
import { findWaitingOutboxes } from '../platform/members'
import { hasHeldUnits } from '../platform/units'
import type { Turn } from './turn'

const EVENTS_A_RUN = 20

const PAGE = 500

/** Pages in one run, so that a log of any length is summed up over as many minutes as it takes. */
const PAGES_A_RUN = 20

/** Moves events at their instants (rules D-1, D-2 and D-8). Every write names the version that was read, so of two clocks at
 *  once, or a clock and an operator, one steps back. Returns how many moved. */
export async function moveEvents(now: number, turn: Turn): Promise<number> {
  let moved = 0
  for (const event of turn.whileTime(await findEventsToMove(now, EVENTS_A_RUN))) if (await moveOne(event, now)) moved++
  return moved
}

async function moveOne(event: EventDocument, now: number): Promise<boolean> {
  if (event.unitsDue) {
    await writeUnits(event)
    return true
  }
  const after = moveOn(event, now)
  if (after !== event) {
    // The next draft has an id that follows from this event's, so writing it again is harmless.
    if (event.state === 'published' && event.draft.weekly) await draftNextWeek(event)
    if (event.state === 'published' && after.state === 'open') await dues.putAll([openingDueOf(event)])
    return moveEvent(event, after)
  }
  if (event.state === 'closed' || event.state === 'revealed') return sumUp(event, now)
  return false
}

async function draftNextWeek(event: EventDocument): Promise<void> {
  const id = sha256(JSON.stringify([event.id, 'next week'])).slice(0, 12)
  await addEvent(nextWeekOf(event, id), [])
}

/** Sums up the log once nothing can be added to it, reveals the seed, and ends with the root (rule D-8). */
async function sumUp(event: EventDocument, now: number): Promise<boolean> {
  const { published, closedAt } = event
  if (published === null || closedAt === null || now < closedAt + SETTLING_MS) return false
  const [waiting] = await findWaitingOutboxes(1)
  const isStillComing = waiting?.outboxSince !== undefined && waiting.outboxSince <= closedAt
  if (isStillComing || (await hasPendingDraws(event.id)) || (await hasHeldUnits(event.id))) return false

  let log = event.log ?? openLog(published, sha256)
  for (let page = 0; page < PAGES_A_RUN && !log.done; page++) {
    const { lines } = await logPage(event.id, log.lastDrawId, PAGE)
    log = { ...extendLog(log, lines, sha256), done: lines.length < PAGE }
  }
  const revealed = revealEvent(event, event.seed ?? (await knownSeedOf(event.id)), now)
  if (!revealed.ok) return false
  // Nobody draws any more, and nobody who left while it was open is still at it.
  await removeMarks(event.id)
  return moveEvent(event, withNext({ ...revealed.event, log }))
}
