import type { Happening } from '../domain/happenings/happening'
import { wishesInReach } from '../domain/messages/wish-notice'
import { findUnread, markRead } from '../platform/happenings'
import { findOwners } from '../platform/members'
import { putNotices } from '../platform/messages'
import { findRewards } from '../platform/rewards'
import type { Turn } from './turn'

const HAPPENINGS_A_BATCH = 200

const BATCHES_A_RUN = 10

/** Reads what happened for what is worth telling: a wish that her points have become enough for (rule N-1). A notice's id says
 *  what it is, and happenings are marked last, so a run that is killed is repeated without harm. Returns how many were read. */
export async function readHappenings(now: number, turn: Turn): Promise<number> {
  let read = 0
  for (const _batch of turn.times(BATCHES_A_RUN)) {
    const unread = await findUnread(now, HAPPENINGS_A_BATCH)
    await tell(unread, now)
    await markRead(unread.map(({ _id }) => _id))
    read += unread.length
    if (unread.length < HAPPENINGS_A_BATCH) break
  }
  return read
}

async function tell(unread: readonly Happening[], now: number): Promise<void> {
  const gained = gainedBy(unread)
  if (gained.size === 0) return
  const owners = (await findOwners([...gained.keys()])).filter(({ rewards }) => rewards.wishes.length > 0)
  if (owners.length === 0) return
  const shelf = new Map((await findRewards()).map((reward) => [reward.id, reward]))
  await putNotices(owners.flatMap((owner) => wishesInReach(owner, shelf, gained.get(owner.points.id) ?? 0, now)))
}

/** What accounts gained in sum; those that did not are left out. */
function gainedBy(unread: readonly Happening[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { accountId, facts } of unread) {
    const delta = facts.reduce((sum, fact) => (fact.kind === 'points' ? sum + fact.delta : sum), 0)
    sums.set(accountId, (sums.get(accountId) ?? 0) + delta)
  }
  return new Map([...sums].filter(([, delta]) => delta > 0))
}
