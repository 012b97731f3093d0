import type { MessageKind, Preferences } from '../../typings/contract'
import type { Permissions } from '../services/permission'
import { KINDS } from './message-words'

/** A kind of message with what she has chosen and what WeChat lets through. */
export interface KindRow {
  readonly kind: MessageKind
  readonly name: string
  readonly comes: string
  readonly on: boolean
  /** What WeChat still lets through, in words; empty where the kind is off or nothing goes out with it. */
  readonly allowed: string
  /** What the way to allow one more says. */
  readonly allow: string
  /** The template to ask WeChat for; empty where there is none to ask for. */
  readonly templateId: string
}

export function kindRows({ messages }: Pick<Preferences, 'messages'>, permissions: Permissions | null): KindRow[] {
  const { quota = {}, templates = {} } = permissions ?? {}
  return KINDS.map(({ kind, name, comes }) => {
    const on = messages[kind] ?? isOnUnasked(kind)
    const templateId = on ? (templates[kind] ?? '') : ''
    const left = quota[kind] ?? 0
    const allowed = left > 0 ? `微信里还能发 ${left} 次` : '微信里还没允许'
    const allow = left > 0 ? '再允许一次' : '允许一次'
    return { kind, name, comes, on, allowed: templateId === '' ? '' : allowed, allow, templateId }
  })
}

/** The opening of a member day is for those who have asked for it. */
const isOnUnasked = (kind: MessageKind): boolean => kind !== 'memberDayOpening'
