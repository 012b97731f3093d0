import type { MessageDecision } from '../../../cloudfunctions/domain/messages/decision'
import { dayOf } from '../../../cloudfunctions/domain/time/day'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import { all, firstFault, type Invariant, leaversOf } from './invariant'

interface Delivered {
  readonly _id: string | number
  readonly at: number
  readonly openid: string
  readonly accepted: boolean
}

/** As WeChat saw it: nobody got two messages on a day, and each that was delivered was decided. The audit proves the rest. */
export const messagesKeepTheDay: Invariant = (ending) => {
  const delivered = all<Delivered>({ store: ending.wechat }, 'messages').filter(({ accepted }) => accepted)
  const accounts = new Map(all<MemberDocument>(ending, 'members').map(({ _id, points }) => [_id, points?.id]))
  const decisions = all<MessageDecision>(ending, 'decisions')
  const leavers = leaversOf(ending)
  const days = new Set<string>()
  return firstFault(delivered, ({ at, openid }) => {
    // Nothing of hers says any more what she got before she left.
    if (leavers.has(openid)) return null
    const key = `${openid} ${dayOf(at)}`
    if (days.has(key)) return `${key}: a second message`
    days.add(key)
    const decided = decisions.some(
      ({ accountId, state }) => accountId === accounts.get(openid) && (state === 'sent' || state === 'unknown'),
    )
    return decided ? null : `${key}: a message that nobody decided`
  })
}
