import type { MessageKind, Preferences } from '../../../typings/contract'
import { withPreferences } from '../../domain/member/preferences'
import { kindOf } from '../../domain/messages/messaging'
import { changeMember } from '../../edge/change-member'
import { markMessage } from '../../edge/mark-message'
import type { Ordered, Outcome } from '../../edge/serve'
import { type MemberDocument, members } from '../../platform/members'

/** Changes what is given and tells what holds then; without anything it only tells, in one wire call. Two wire calls; two more for each kind that she turns off after a message
 *  of it, which speaks against that message (rule N-10). Cut off before that, the clock finds it within its three days. */
export async function preferences(ordered: Ordered<Partial<Preferences>>): Promise<Outcome<Preferences>> {
  const { personalised, messages = {} } = ordered.input
  if (personalised === undefined && Object.keys(messages).length === 0) return chosenBy(ordered)
  let turnedOff: readonly string[] = []
  const outcome = await changeMember(ordered, (member) => {
    const changed = withPreferences(member, ordered.input)
    turnedOff = lastOfTurnedOff(member, changed.preferences)
    return { ok: true, member: changed, entries: [], answer: changed.preferences }
  })
  if (outcome.ok) for (const id of turnedOff) await markMessage(id, 'unsubscribed', ordered.now)
  return outcome
}

/** Looking writes nothing, and pushes no answer out that is kept for a repetition. */
async function chosenBy({ caller }: Ordered<unknown>): Promise<Outcome<Preferences>> {
  const member = await members.get(caller.openid)
  return member === null ? { ok: false, code: 'NOT_JOINED' } : { ok: true, answer: member.preferences }
}

/** The last messages of the kinds that this turns off. */
function lastOfTurnedOff({ preferences: before, messaging }: MemberDocument, after: Preferences): string[] {
  const kinds = Object.keys(after.messages) as MessageKind[]
  return kinds
    .filter((kind) => after.messages[kind] === false && before.messages[kind] !== false)
    .flatMap((kind) => kindOf(messaging, kind).lastSent?.id ?? [])
}
