import type { Home } from '../../typings/contract'
import { mayHaveDrawnBefore } from '../domain/draw/chances'
import { homeOf } from '../domain/member/home'
import { messagesOnHome } from '../domain/messages/on-home'
import { latestWish } from '../domain/rewards/wish'
import type { Asked, Outcome } from '../edge/serve'
import { findRewardAndMark } from '../platform/drew'
import { findEventAhead } from '../platform/events'
import { findMemberAndRules } from '../platform/members'
import { templateIds } from '../platform/templates'

/** Two wire calls at once; one more for a member who has a wish, or who joined while the member day was on. */
export async function home({ caller, now }: Asked<unknown>): Promise<Outcome<Home>> {
  const { openid } = caller
  const [{ member, rules }, event] = await Promise.all([findMemberAndRules(openid), findEventAhead(now, now)])
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const { wished, drewBefore } = await findRewardAndMark({
    rewardId: latestWish(member.rewards),
    drew: event !== null && mayHaveDrawnBefore(member, event, now) ? { eventId: event.id, openid } : null,
  })
  const around = { event, drewBefore, wished }
  const answer = { ...homeOf(member, rules, now, around), ...messagesOnHome(member, templateIds) }
  return { ok: true, answer }
}
