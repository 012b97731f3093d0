import type { Home } from '../../../typings/contract'
import type { MemberState } from '../member/member'
import { mayAsk, type TemplateIds } from './asking'

/** What of her messages stands on the first page: nothing where there is nothing. */
export function messagesOnHome(
  member: Pick<MemberState, 'messaging' | 'preferences'>,
  templates: TemplateIds,
): Pick<Home, 'mayAsk' | 'unopened'> {
  const asks = mayAsk(member, templates)
  const unopened = member.messaging.unopened.length
  return { ...(asks.length > 0 ? { mayAsk: asks } : {}), ...(unopened > 0 ? { unopened } : {}) }
}
