import { drawIdOf } from '../domain/draw/draw'
import { type LoggedDraw, loggedIdOf } from '../domain/draw/log'
import { factsOfOutcome } from '../domain/happenings/facts-of-change'
import { happeningOf } from '../domain/happenings/happening'
import { settle, writeOutcome } from '../edge/settle-draw'
import { draws, findPendingDraws } from '../platform/draws'
import { happenings, hasTold } from '../platform/happenings'
import { findOwners } from '../platform/members'
import { findUnitsHeldBy } from '../platform/units'
import type { Turn } from './turn'

/** The platform ends a function after 60 seconds: a draw that is pending longer has nobody at work on it. */
const PENDING_MS = 60 * 1000

const DRAWS_A_RUN = 100

/** Writes down what became of draws (rule D-7): those that won, and those whose function died before it asked for a unit, which
 *  is asked for now, as the same request would have done when it came again. A copy in the log that is behind the member's document is brought up to it. Returns how many were looked at. */
export async function settleDraws(now: number, turn: Turn): Promise<number> {
  const pending = await findPendingDraws(now - PENDING_MS, DRAWS_A_RUN)
  if (pending.length === 0) return 0
  const owners = await findOwners([...new Set(pending.map(({ accountId }) => accountId))])
  const owner = new Map(owners.map((member) => [member.points.id, member]))
  for (const logged of turn.whileTime(pending)) {
    const member = owner.get(logged.accountId)
    const record = member?.draws.find((draw) => loggedIdOf({ ...draw, entrant: logged.entrant }) === logged._id)
    if (member === undefined) {
      await settleWithoutOwner(logged, now)
      continue
    }
    if (record === undefined) throw new Error(`draw ${logged._id} is in no member's document`)
    if (record.outcome === 'pending') {
      const settled = await settle(record, member, now)
      if (settled.outcome === 'won') await writeOutcome(record, member, 'won', now)
    }
    if (record.outcome !== 'pending')
      await draws.changeIf({ _id: logged._id, outcome: 'pending' }, { set: { outcome: record.outcome } })
  }
  return turn.begun
}

/** Whose owner was erased has won if a unit is there in its name: nobody asks for one any more. Did she claim the prize before,
 *  that change of hers has told that it won. */
async function settleWithoutOwner(draw: LoggedDraw, now: number): Promise<void> {
  const { _id, accountId, eventId, n } = draw
  const [unit] = await findUnitsHeldBy([_id])
  const outcome = unit === undefined ? 'soldOut' : 'won'
  const facts = (await hasTold(accountId, { kind: 'won', eventId, n })) ? [] : factsOfOutcome({ ...draw, outcome })
  await happenings.addMissing(happeningOf({ accountId, change: `${drawIdOf({ eventId, n })}-won`, facts, now }))
  await draws.changeIf({ _id, outcome: 'pending' }, { set: { outcome } })
}
