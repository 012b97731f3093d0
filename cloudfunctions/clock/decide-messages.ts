import type { Around } from '../domain/messages/around'
import type { Candidate } from '../domain/messages/candidate'
import type { MessageDecision } from '../domain/messages/decision'
import { canArrive } from '../domain/messages/quiet-hours'
import { REWARDS } from '../domain/units/unit'
import { decideFor } from '../edge/decide-for'
import { bookIn, loadRuleBook } from '../edge/rule-book'
import { findEventsById } from '../platform/events'
import { decisionsIn, findOwners, type MemberDocument } from '../platform/members'
import { candidates, decisions, findCandidates, findDecisionsById } from '../platform/messages'
import { findRewards } from '../platform/rewards'
import { countFreeUnits } from '../platform/units'
import { findVouchersById } from '../platform/vouchers'
import type { Turn } from './turn'

const CANDIDATES_A_BATCH = 200

const BATCHES_A_RUN = 5

/** Members who are changed at the same time. */
const AT_ONCE = 8

/** Decides on what waits (rule N-2), for each member once and for all that waits for her. At night, and in its
 *  last minute before, nothing is decided: what came then waits until the morning (rule N-6). Returns how many were decided on. */
export async function decideMessages(now: number, turn: Turn): Promise<number> {
  if (!canArrive(now)) return 0
  let decided = 0
  for (const _batch of turn.times(BATCHES_A_RUN)) {
    const waiting = await findCandidates(now, CANDIDATES_A_BATCH)
    if (waiting.length === 0) break
    const done = await decideBatch(waiting, now)
    decided += done
    // What was not decided is tried again in a minute, not in this run.
    if (done < waiting.length || waiting.length < CANDIDATES_A_BATCH) break
  }
  return decided
}

/** Wire calls of a batch: what waits, its members, what was decided before, the rules, and what lies around; one for each
 *  member; and two to write down and to clear. */
async function decideBatch(waiting: readonly Candidate[], now: number): Promise<number> {
  // Members first: what is in an outbox no more has been carried, and is found where it was carried to.
  const owners = await findOwners([...new Set(waiting.map(({ accountId }) => accountId))])
  const [carried, book, around] = await Promise.all([
    findDecisionsById(waiting.map(({ _id }) => _id)),
    loadRuleBook(),
    aroundOf(waiting),
  ])
  const known = new Set([...carried, ...owners.flatMap(decisionsIn)].map(({ _id }) => _id))

  const made: MessageDecision[] = []
  const inWork = owners.map((owner) => {
    const hers = waiting.filter(({ _id, accountId }) => accountId === owner.points.id && !known.has(_id))
    return { owner, hers }
  })
  await inTurn(
    inWork.filter(({ hers }) => hers.length > 0),
    async ({ owner, hers }) => {
      made.push(...((await decidedFor(owner, hers, { around, book: bookIn(book), now })) ?? []))
    },
  )

  // Carried at once, so that they can be sent in this very run; the copies in the outboxes change nothing.
  await decisions.addMissing(made)
  const done = new Set([...known, ...made.map(({ _id }) => _id)])
  const accounts = new Set(owners.map(({ points }) => points.id))
  // Of a member who is gone nothing is left to decide.
  const settled = waiting.filter(({ _id, accountId }) => done.has(_id) || !accounts.has(accountId))
  await candidates.removeAll(settled.map(({ _id }) => _id))
  return settled.length
}

/** One member's trouble keeps nobody else waiting. */
async function decidedFor(owner: MemberDocument, hers: readonly Candidate[], beside: Parameters<typeof decideFor>[2]) {
  try {
    return await decideFor(owner, hers, beside)
  } catch (fault) {
    const text = fault instanceof Error ? fault.stack : String(fault)
    console.error(JSON.stringify({ job: 'decideMessages', accountId: owner.points.id, fault: text }))
    return null
  }
}

async function inTurn<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(run))
  }
}

/** Reads what the candidates are about, and of what none is about nothing. */
async function aroundOf(waiting: readonly Candidate[]): Promise<Around> {
  const hasWishes = waiting.some(({ kind }) => kind.startsWith('wish'))
  const voucherIds = waiting.flatMap((each) => (each.kind === 'voucherEnding' ? [each.voucherId] : []))
  const eventIds = waiting.flatMap((each) => (each.kind === 'memberDayOpening' ? [each.eventId] : []))
  const [rewards, freeUnits, vouchers, events] = await Promise.all([
    hasWishes ? findRewards() : [],
    hasWishes ? countFreeUnits([REWARDS]) : () => 0,
    voucherIds.length === 0 ? [] : findVouchersById(voucherIds),
    eventIds.length === 0 ? [] : findEventsById([...new Set(eventIds)]),
  ])
  return {
    rewards: new Map(rewards.map((reward) => [reward.id, reward])),
    stockOf: (rewardId) => freeUnits(REWARDS, rewardId),
    vouchers: new Map(vouchers.map((voucher) => [voucher._id, voucher])),
    events: new Map(events.map((event) => [event.id, event])),
  }
}
