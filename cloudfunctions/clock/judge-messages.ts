import { hasActed } from '../domain/messages/acted'
import { judgedAt } from '../domain/messages/decide'
import { hasLeft, type MessageDecision } from '../domain/messages/decision'
import { wants } from '../domain/messages/gates'
import { ruleOf } from '../domain/messages/kinds'
import type { Response } from '../domain/messages/marks'
import { kindOf } from '../domain/messages/messaging'
import { markMessage } from '../edge/mark-message'
import { dues, findDue } from '../platform/dues'
import { findHappeningsOf } from '../platform/happenings'
import { findOwners, type MemberDocument } from '../platform/members'
import { findDecisionsById } from '../platform/messages'
import { findVouchersById } from '../platform/vouchers'
import type { Turn } from './turn'

const DUES_A_RUN = 200

const MOST_HAPPENINGS = 200

/** Says of each message what it came to in its three days (rule N-10): acted upon, turned off, or nothing at all. The due goes
 *  last, and a mark is there once. Returns how many were looked at. */
export async function judgeMessages(now: number, turn: Turn): Promise<number> {
  const due = await findDue('judge', now, DUES_A_RUN)
  if (due.length === 0) return 0
  const found = await findDecisionsById(due.map(({ messageId }) => messageId))
  const messages = found.filter(hasLeft)
  const owners = await findOwners([...new Set(messages.map(({ accountId }) => accountId))])
  const ownerOf = new Map(owners.map((owner) => [owner.points.id, owner]))
  const usedOf = await vouchersOf(messages)
  const left = new Set(messages.map(({ _id }) => _id))
  for (const message of turn.whileTime(messages)) {
    const happenings = await findHappeningsOf(message.accountId, message.at, judgedAt(message), MOST_HAPPENINGS)
    const acted = hasActed(message, { happenings, voucher: usedOf.get(message._id) ?? null })
    const turnedOff = hasTurnedOff(message, ownerOf.get(message.accountId))
    const responses: Response[] = [
      ...(acted ? ['acted' as const] : []),
      ...(turnedOff ? ['unsubscribed' as const] : []),
    ]
    for (const response of responses.length > 0 ? responses : (['ignored'] as const)) {
      await markMessage(message._id, response, now)
    }
    left.delete(message._id)
  }
  const judged = due.filter(({ messageId }) => !left.has(messageId))
  await dues.removeAll(judged.map(({ _id }) => _id))
  return judged.length
}

/** By message. */
async function vouchersOf(messages: readonly MessageDecision[]) {
  const about = messages.flatMap(({ _id, about }) =>
    about.kind === 'voucherEnding' ? [{ _id, id: about.voucherId }] : [],
  )
  const found = about.length === 0 ? [] : await findVouchersById(about.map(({ id }) => id))
  const byId = new Map(found.map((voucher) => [voucher._id, voucher]))
  return new Map(about.map(({ _id, id }) => [_id, byId.get(id)]))
}

/** The last message of a kind is the one that made her turn the kind off. */
function hasTurnedOff({ _id, kind }: MessageDecision, owner: MemberDocument | undefined): boolean {
  if (owner === undefined) return false
  return !wants(owner.preferences, ruleOf(kind)) && kindOf(owner.messaging, kind).lastSent?.id === _id
}
