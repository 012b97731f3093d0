import type { MessageActions } from '../../../typings/contract'
import type { MemberState } from '../../domain/member/member'
import { quotaOf, withAnswers } from '../../domain/messages/asking'
import { changeMember } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { members } from '../../platform/members'
import { kindOfTemplate, templateIds } from '../../platform/templates'

/** Notes down what she answered WeChat, once a request: an acceptance is one message (rule N-4), and what she said no to is not
 *  asked again (rule N-13). Two wire calls; one where nothing was answered, which only tells what holds. */
export async function subscribed(
  ordered: Ordered<MessageActions['subscribed']['input']>,
): Promise<Outcome<MessageActions['subscribed']['data']>> {
  const answers = Object.entries(ordered.input.results).flatMap(([templateId, answer]) => {
    const kind = kindOfTemplate(templateId)
    return kind === undefined ? [] : [{ kind, answer }]
  })
  if (answers.length === 0) {
    const member = await members.get(ordered.caller.openid)
    return member === null ? { ok: false, code: 'NOT_JOINED' } : { ok: true, answer: permissionsOf(member) }
  }
  return changeMember(ordered, (member) => {
    const told = withAnswers(member, answers, ordered.now)
    return { ok: true, member: told, entries: [], answer: permissionsOf(told) }
  })
}

const permissionsOf = ({ messaging }: Pick<MemberState, 'messaging'>) => ({
  quota: quotaOf(messaging),
  templates: Object.fromEntries(templateIds),
})
