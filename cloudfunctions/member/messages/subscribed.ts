import type { MessageActions } from '../../../typings/contract'
import { quotaOf, withAnswers } from '../../domain/messages/asking'
import { changeMember } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { kindOfTemplate, templateIds } from '../../platform/templates'

/** Notes down what she answered WeChat, once a request: an acceptance is one message (rule N-4), and what she said no to is not
 *  asked again (rule N-13). Two wire calls. */
export function subscribed(
  ordered: Ordered<MessageActions['subscribed']['input']>,
): Promise<Outcome<MessageActions['subscribed']['data']>> {
  const answers = Object.entries(ordered.input.results).flatMap(([templateId, answer]) => {
    const kind = kindOfTemplate(templateId)
    return kind === undefined ? [] : [{ kind, answer }]
  })
  return changeMember(ordered, (member) => {
    const told = withAnswers(member, answers, ordered.now)
    const answer = { quota: quotaOf(told.messaging), templates: Object.fromEntries(templateIds) }
    return { ok: true, member: told, entries: [], answer }
  })
}
