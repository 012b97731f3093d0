import { moves } from '../domain/happenings/facts-of-change'
import { happeningOf } from '../domain/happenings/happening'
import { withDrawsActive } from '../domain/member/activity'
import { carry } from '../platform/ledger'
import { findWaitingOutboxes, type MemberDocument, members, toHappenings } from '../platform/members'
import type { Turn } from './turn'

/** Members carried in one run: what is left waits for the next minute. */
const MEMBERS_A_RUN = 200

/** Carries what lies in members' outboxes to its collections, longest waiting first. Returns how many members' were
 *  emptied; one who changed meanwhile is left for the next run, since her items were carried and carrying twice is harmless. */
export async function carryOutboxes(now: number, turn: Turn): Promise<number> {
  const waiting = await findWaitingOutboxes(MEMBERS_A_RUN)
  await carry(waiting.flatMap((member) => member.outbox))

  let emptied = 0
  for (const document of turn.whileTime(waiting)) {
    const { _id, version } = document
    if (await members.changeIf({ _id, version }, emptying(document, now))) emptied++
  }
  return emptied
}

/** What a draw could not tell of her activity is told now. What lies beside the members has an outbox too, and no draws. */
function emptying(document: MemberDocument, now: number) {
  const version = document.version + 1
  const empty = { set: { outbox: [], version }, remove: ['outboxSince'] as const }
  if (!('memberNo' in document)) return empty
  const after = withDrawsActive(document)
  if (after === document) return empty
  const told = { accountId: document.points.id, change: `${version}`, facts: moves(document, after), now }
  const outbox = happeningOf(told).map(toHappenings)
  return { set: { outbox, version, outboxSince: now, lastActiveDay: after.lastActiveDay } }
}
