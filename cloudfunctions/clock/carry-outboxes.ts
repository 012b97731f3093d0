import { carry } from '../platform/ledger'
import { findWaitingOutboxes, members } from '../platform/members'

/** Members carried in one run: what is left waits for the next minute. */
const MEMBERS_A_RUN = 200

/** Carries what lies in members' outboxes to its collections, longest waiting first. Returns how many members' were
 *  emptied; one who changed meanwhile is left for the next run, since her items were carried and carrying twice is harmless. */
export async function carryOutboxes(): Promise<number> {
  const waiting = await findWaitingOutboxes(MEMBERS_A_RUN)
  await carry(waiting.flatMap((member) => member.outbox))

  let emptied = 0
  for (const { _id, version } of waiting) {
    const change = { set: { outbox: [], version: version + 1 }, remove: ['outboxSince'] as const }
    if (await members.changeIf({ _id, version }, change)) emptied++
  }
  return emptied
}
