import type { Home } from '../../typings/contract'
import { DEFAULT_SCHEDULE } from '../domain/check-in/schedule'
import { homeOf } from '../domain/member/home'
import type { Asked, Outcome } from '../edge/serve'
import { members } from '../platform/members'

/** One wire call. */
export async function home({ caller, now }: Asked<unknown>): Promise<Outcome<Home>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  return { ok: true, answer: homeOf(member, DEFAULT_SCHEDULE, now) }
}
