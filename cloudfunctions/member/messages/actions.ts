import * as v from 'valibot'
import { MESSAGE_KINDS } from '../../domain/messages/kinds'
import { command, query } from '../../edge/serve'
import { inbox, notRelevant, openMessage, why } from './messages'
import { preferences } from './preferences'
import { subscribed } from './subscribed'

const OfMessage = v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{1,160}$/)) })
const InboxPage = v.object({ cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{16}-[\w-]{1,160}$/))) })
/** WeChat asks for five templates at most; what they are called and what it answers is for it to say. */
const Answers = v.object({
  results: v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.string(), v.maxLength(64))),
    v.check((results) => Object.keys(results).length <= 10),
  ),
})
const Preferring = v.object({
  personalised: v.exactOptional(v.boolean()),
  messages: v.exactOptional(v.record(v.picklist(MESSAGE_KINDS), v.boolean())),
})

export const messageActions = {
  preferences: command(Preferring, preferences),
  subscribed: command(Answers, subscribed),
  inbox: query(InboxPage, inbox),
  why: query(OfMessage, why),
  notRelevant: command(OfMessage, notRelevant),
  openMessage: command(OfMessage, openMessage),
}
