import * as v from 'valibot'
import { MESSAGE_KINDS } from '../../domain/messages/kinds'
import { byOperator } from '../../edge/operator'
import { command, query } from '../../edge/serve'
import { decisions, messageRules, setRule } from './messages'

const Kind = v.picklist(MESSAGE_KINDS)

export const messageActions = {
  messageRules: query(v.object({}), byOperator(messageRules)),
  setRule: command(v.object({ kind: Kind, paused: v.boolean() }), byOperator(setRule)),
  decisions: query(
    v.object({
      cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{16}-[\w-]{1,160}$/))),
      kind: v.exactOptional(Kind),
    }),
    byOperator(decisions),
  ),
}
