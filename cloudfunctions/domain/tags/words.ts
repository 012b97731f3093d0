import { type SourceKind, SUBJECTS, WEIGHTS } from './rules'
import type { Evidence, EvidenceKind, SignKind, Tag } from './tag'

/** Names of stores by id, for tags that are about one. */
export type StoreNames = ReadonlyMap<string, string>

export const NO_STORES: StoreNames = new Map()

/** A look that was worth an evidence of its own, for saying which kind a tag comes from. */
const DWELL_WEIGHT = 2

/** So often seen is often. */
const OFTEN = 3

const SOURCES: Readonly<Record<SourceKind, string>> = {
  store: '从门店加入',
  ad: '从广告加入',
  parcel: '从包裹标签加入',
}

/** A tag in plain words, by what it comes from most (rule T-8): `常看浴室用品`. Stands behind `因为您`. */
export function nameOf({ tag, evidence }: Tag, stores: StoreNames): string {
  const subject = subjectOf(tag, stores)
  switch (mainKind(evidence)) {
    case 'source':
      return subject
    case 'purchase':
      return `${countOf(evidence, ['purchase']) >= OFTEN ? '常去' : '去过'}${subject}`
    case 'redeem':
      return `换过${subject}`
    case 'wish':
      return `想要${subject}`
    case 'abandon':
      return `考虑过${subject}`
    default:
      return `${countOf(evidence, ['view', 'dwell', 'tap']) >= OFTEN ? '常看' : '看过'}${subject}`
  }
}

/** What was seen how often: `看过浴室用品 6 次`. */
export function evidenceWords(tag: string, { kind, count }: Evidence, stores: StoreNames): string {
  const subject = subjectOf(tag, stores)
  return kind === 'source' ? subject : `${EVIDENCE[kind](subject)} ${count} 次`
}

const EVIDENCE: Readonly<Record<Exclude<EvidenceKind, 'source'>, (subject: string) => string>> = {
  view: (subject) => `看过${subject}`,
  dwell: (subject) => `细看过${subject}`,
  tap: (subject) => `点过${subject}`,
  wish: (subject) => `把${subject}放进心愿`,
  abandon: (subject) => `${subject}下单没付`,
  redeem: (subject) => `换过${subject}`,
  purchase: (subject) => `在${subject}买过`,
  notRelevant: (subject) => `说过${subject}的消息与您无关`,
}

const PAGES: ReadonlyMap<string, string> = new Map([
  ['page:checkIn', '签到'],
  ['page:memberDay', '会员日'],
  ['page:membership', '付费会员'],
])

function subjectOf(tag: string, stores: StoreNames): string {
  const [kind, id] = tag.split(':')
  if (kind === 'store' && id !== undefined) return stores.get(id) ?? '一家门店'
  if (kind === 'source' && id !== undefined) return SOURCES[id as SourceKind]
  return PAGES.get(tag) ?? SUBJECTS.get(tag) ?? `“${tag}”`
}

/** What speaks against a tag gives it no name. */
function mainKind(evidence: readonly Evidence[]): SignKind | undefined {
  const speaking = evidence.filter(isSign)
  return speaking.sort((a, b) => strengthOf(b) - strengthOf(a) || (a.kind < b.kind ? -1 : 1))[0]?.kind
}

const isSign = (each: Evidence): each is Evidence & { readonly kind: SignKind } => each.kind !== 'notRelevant'

const strengthOf = ({ kind, count }: Evidence & { readonly kind: SignKind }): number =>
  count * (kind === 'dwell' ? DWELL_WEIGHT : WEIGHTS[kind])

const countOf = (evidence: readonly Evidence[], kinds: readonly EvidenceKind[]): number =>
  evidence.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0)
