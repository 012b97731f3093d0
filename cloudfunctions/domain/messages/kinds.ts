import type { MessageKind } from '../../../typings/contract'

/** A rule of messages, as data. */
export interface MessageRule {
  readonly kind: MessageKind
  /** One more whenever anything of the rule changes; every decision names the one that it was made by. */
  readonly version: number
  /** Whether it goes to those alone who have asked for it (rule N-3). */
  readonly askedOnly: boolean
  /** What it is worth to her when she acts upon it; 1 is what a good moment in the day is worth (rule N-7). */
  readonly value: number
  /** How often it was useful, as long as nobody has said. */
  readonly chance: number
}

/** In this order ties are broken: what is lost when she does not hear of it comes first. */
export const RULES: readonly MessageRule[] = [
  { kind: 'prizeUnclaimed', version: 1, askedOnly: false, value: 9, chance: 0.5 },
  { kind: 'voucherEnding', version: 1, askedOnly: false, value: 7, chance: 0.4 },
  { kind: 'pointsExpiring', version: 1, askedOnly: false, value: 6, chance: 0.3 },
  { kind: 'wishInReach', version: 1, askedOnly: false, value: 8, chance: 0.35 },
  { kind: 'wishBack', version: 1, askedOnly: false, value: 7, chance: 0.35 },
  { kind: 'wishDiscounted', version: 1, askedOnly: false, value: 6, chance: 0.3 },
  { kind: 'membershipEnding', version: 1, askedOnly: false, value: 6, chance: 0.3 },
  { kind: 'birthday', version: 1, askedOnly: false, value: 5, chance: 0.4 },
  { kind: 'anniversary', version: 1, askedOnly: false, value: 4, chance: 0.35 },
  { kind: 'memberDayOpening', version: 1, askedOnly: true, value: 4, chance: 0.4 },
]

export const MESSAGE_KINDS: readonly MessageKind[] = RULES.map(({ kind }) => kind)

const BY_KIND: ReadonlyMap<MessageKind, MessageRule> = new Map(RULES.map((rule) => [rule.kind, rule]))

export function ruleOf(kind: MessageKind): MessageRule {
  const rule = BY_KIND.get(kind)
  if (rule === undefined) throw new Error(`no rule ${kind}`)
  return rule
}
