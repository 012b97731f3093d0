import type { MessageKind } from '../../typings/contract'
import declared from '../templates.json'

/** The templates that the brand was granted by WeChat, with the kind of message that each is for. */
export interface MessageTemplate {
  readonly id: string
  readonly keys: readonly string[]
}

const templates: ReadonlyMap<MessageKind, MessageTemplate> = new Map(
  Object.entries(declared).map(([id, { kind, keys }]) => [kind as MessageKind, { id, keys }]),
)

export const templateOf = (kind: MessageKind): MessageTemplate | undefined => templates.get(kind)

export const templateIds: ReadonlyMap<MessageKind, string> = new Map([...templates].map(([kind, { id }]) => [kind, id]))

const kinds: ReadonlyMap<string, MessageKind> = new Map([...templates].map(([kind, { id }]) => [id, kind]))

export const kindOfTemplate = (templateId: string): MessageKind | undefined => kinds.get(templateId)
