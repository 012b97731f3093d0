import type { InboxMessage, MessageKind, Preferences, WhyMessage } from '../../typings/contract'
import { act, choose } from './act'
import { type Answer, call, type DataOf } from './call'

/** A page of the inbox, newest first. */
export function loadInbox(cursor: string): Promise<Answer<DataOf<'member', 'inbox'>>> {
  return call('member', 'inbox', cursor === '' ? {} : { cursor })
}

export function loadWhy(id: InboxMessage['id']): Promise<Answer<WhyMessage>> {
  return call('member', 'why', { id })
}

export function openMessage(id: InboxMessage['id']): Promise<Answer<DataOf<'member', 'openMessage'>>> {
  return act('member', 'openMessage', { id }, '')
}

let cameBy = ''

/** She tapped a message in WeChat: its page has the message's id with it. Coming back later is the same visit. */
export async function cameByMessage(id = ''): Promise<void> {
  if (id === cameBy) return
  cameBy = id
  if (id !== '') await openMessage(id)
}

export function notRelevant(id: InboxMessage['id']): Promise<Answer<DataOf<'member', 'notRelevant'>>> {
  return act('member', 'notRelevant', { id }, '')
}

/** Without a choice it only reads. */
export function loadPreferences(): Promise<Answer<Preferences>> {
  return choose('member', 'preferences', {})
}

/** Whether messages of a kind may be sent to her. */
export function allowKind(kind: MessageKind, on: boolean): Promise<Answer<Preferences>> {
  return choose('member', 'preferences', { messages: { [kind]: on } })
}
