import type { Home } from '../../typings/contract'
import { homeOf } from '../domain/member/home'
import { messagesOnHome } from '../domain/messages/on-home'
import { latestWish } from '../domain/rewards/wish'
import type { Asked, Outcome } from '../edge/serve'
import { findEventAhead } from '../platform/events'
import { findMemberAndRules } from '../platform/members'
import { findReward } from '../platform/rewards'
import { templateIds } from '../platform/templates'

/** Two wire calls at once; one more for a member who has a wish. */
export async function home({ caller, now }: Asked<unknown>): Promise<Outcome<Home>> {
  const [{ member, rules }, event] = await Promise.all([findMemberAndRules(caller.openid), findEventAhead(now, now)])
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const wish = latestWish(member.rewards)
  const wished = wish === null ? null : await findReward(wish)
  const answer = { ...homeOf(member, rules, now, { event, wished }), ...messagesOnHome(member, templateIds) }
  return { ok: true, answer }
}
