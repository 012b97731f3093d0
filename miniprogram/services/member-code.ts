import type { MemberCode } from '../../typings/contract'
import { type Answer, call } from './call'

/** A code to show at the counter; it lives for half a minute. */
export function loadMemberCode(): Promise<Answer<MemberCode>> {
  return call('member', 'memberCode', {})
}
