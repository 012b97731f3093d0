import type { Home } from '../../typings/contract'
import { homeOf } from '../domain/member/home'
import type { Asked, Outcome } from '../edge/serve'
import { findMemberAndRules } from '../platform/members'

/** One wire call. */
export async function home({ caller, now }: Asked<unknown>): Promise<Outcome<Home>> {
  const { member, rules } = await findMemberAndRules(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  return { ok: true, answer: homeOf(member, rules, now) }
}
