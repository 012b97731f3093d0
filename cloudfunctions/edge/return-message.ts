import { happeningOf } from '../domain/happenings/happening'
import type { MessageDecision } from '../domain/messages/decision'
import { withReturned } from '../domain/messages/messaging'
import { refusedBy } from '../domain/messages/refusals'
import { changeMessaging, findOwner, type MemberDocument, toHappenings } from '../platform/members'
import { decisions } from '../platform/messages'

/** Gives a member back what a message took that did not leave (rule N-8), and closes the message. Done again, it changes nothing.
 *  Two wire calls, one more when she has changed meanwhile; false when she is too busy, which is for the next minute. */
export async function returnMessage(
  message: MessageDecision,
  owner: MemberDocument | null,
  now: number,
): Promise<boolean> {
  if (owner !== null && !(await giveBack(message, owner, now))) {
    const again = await findOwner(message.accountId)
    if (again !== null && !(await giveBack(message, again, now))) return false
  }
  await decisions.changeIf({ _id: message._id, state: message.state }, { remove: ['openSince'] })
  return true
}

async function giveBack({ _id, kind, refusal }: MessageDecision, owner: MemberDocument, now: number): Promise<boolean> {
  const effect = refusal === undefined ? 'other' : refusedBy(refusal.code).effect
  const messaging = withReturned(owner.messaging, { id: _id, kind, effect, now })
  if (messaging === owner.messaging) return true
  const facts = [{ kind: 'messageRefused' as const, message: kind }]
  const happenings = happeningOf({ accountId: owner.points.id, change: `${_id}-refused`, facts, now })
  return changeMessaging(owner, { messaging }, happenings.map(toHappenings), now)
}
