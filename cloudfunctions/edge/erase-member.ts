import { mayBeDrawnIn } from '../domain/draw/chances'
import { isClosedSince } from '../domain/draw/kept-draws'
import { drawnIn } from '../domain/draw/open-draws'
import { giftDueIds } from '../domain/gifts/gift-due'
import { factsOf } from '../domain/happenings/facts-of-change'
import { happeningOf } from '../domain/happenings/happening'
import { avatarPathsOf } from '../domain/member/save-profile'
import { seal } from '../domain/points/chain'
import { giveUp } from '../domain/points/give-up'
import type { EraseDue } from '../domain/rights/dues'
import { dayOf } from '../domain/time/day'
import { leaveMark } from '../platform/drew'
import { dues, findExportPaths } from '../platform/dues'
import { erased, erasedKey, prepareErased } from '../platform/erased'
import { findEventsById } from '../platform/events'
import { clearPath } from '../platform/files'
import { cutHoldings } from '../platform/holdings'
import { sha256 } from '../platform/ids'
import { carry } from '../platform/ledger'
import { findOwner, type MemberDocument, members, toHappenings } from '../platform/members'
import { backOff } from '../platform/time'

const ATTEMPTS = 5

/**
 * Erases the member whose due this is, from wherever it was cut off (rules E-6 and E-7): her account is written down without
 * her, her document is removed if it is still as it was read, and what others hold of her is cut. Until the removal she is
 * whole, after it she is gone to everybody; any step may be repeated, by her request and the clock at once. What has to be
 * cleared stays written down until the clock has looked for the last time: a call that knew her may put a file there yet.
 * False when her document changed again and again.
 */
export async function eraseMember(due: EraseDue, now: number): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const member = await findOwner(due.accountId)
    if (member === null || (await replace(member, due, now))) {
      await clear(due)
      return true
    }
    await backOff(attempt)
  }
  return false
}

/** Leaves her account in the place of her document; false when that changed meanwhile. */
async function replace(member: MemberDocument, due: EraseDue, now: number): Promise<boolean> {
  const { _id, version, memberNo, points, joinedAt } = member
  await carry(member.outbox)
  await leaveMarks(member, now)

  const given = giveUp(points, now)
  const { account, entries } = seal(given, sha256)
  // She stands nowhere among the members any more (rule H-3).
  const after = { ...member, points: account, lastActiveDay: null, shopping: null, membership: null }
  const facts = factsOf({ before: member, after, entries: given.entries, vouchers: [], acts: [], refunds: [] })
  const gone = { kind: 'erased', joinedDay: dayOf(joinedAt) } as const
  const erasing = { accountId: points.id, change: 'erased', facts: [...facts, gone], now }
  const paths = avatarPathsOf(points.id, sha256)
  const prepared = await prepareErased({
    account,
    erasedAt: due.askedAt,
    eraseRequest: [due.request],
    from: version,
    clearing: { entries, happenings: happeningOf(erasing), paths },
  })
  return prepared && (await members.removeMatching({ _id, version, memberNo })) === 1
}

/** Before her document goes, how often she drew in what is open still (rule D-13). What changes of her meanwhile keeps that
 *  document from going, so the marks of the last try hold all her draws. No wire call where she drew in nothing of late. */
async function leaveMarks({ _id, draws }: MemberDocument, now: number): Promise<void> {
  const recent = draws.filter(({ at }) => !isClosedSince(at, now))
  if (recent.length === 0) return
  const events = await findEventsById([...new Set(recent.map(({ eventId }) => eventId))])
  for (const event of events) {
    if (mayBeDrawnIn(event, now)) await leaveMark(event.id, _id, drawnIn(event.id, recent, 0))
  }
}

async function clear({ accountId, memberNo, askedAt }: EraseDue): Promise<void> {
  const left = await erased.get(erasedKey(accountId))
  if (left?.clearing) {
    const { entries, happenings, paths } = left.clearing
    await carry([...entries.map((document) => ({ to: 'entries' as const, document })), ...happenings.map(toHappenings)])
    for (const path of [...paths, ...(await findExportPaths(accountId))]) await clearPath(path)
    await dues.removeAll(giftDueIds(accountId, askedAt))
  }
  await cutHoldings({ accountId, memberNo, invitedBy: memberNo }, askedAt)
}
