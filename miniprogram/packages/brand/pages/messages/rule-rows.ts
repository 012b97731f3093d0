import type { BrandMessageActions, Gate, MessageKind, RuleFigures } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt, timeLabel } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import { type RatioWords, ratioWords } from '../../words/ratio-words'

export const KINDS: Readonly<Record<MessageKind, string>> = {
  pointsExpiring: '积分快到期',
  wishInReach: '积分够换心愿',
  wishBack: '心愿补货',
  wishDiscounted: '心愿降价',
  prizeUnclaimed: '奖品还没领',
  voucherEnding: '券快到期',
  membershipEnding: '会员快到期',
  birthday: '生日',
  anniversary: '入会纪念日',
  memberDayOpening: '会员日开始',
}

/** In the order in which the gates stand. */
const GATES: ReadonlyArray<readonly [Gate, string]> = [
  ['notRelevant', '和会员无关'],
  ['notAllowed', '会员没有允许'],
  ['noQuota', '没有剩下的授权'],
  ['alreadyToday', '今天已经发过一条'],
  ['quietHours', '夜里不打扰'],
  ['notWorthIt', '不值得打扰'],
  ['notBest', '当天有更要紧的'],
]

/** A rule as it stands on the page. */
export interface RuleRow {
  readonly kind: MessageKind
  readonly version: number
  readonly name: string
  readonly paused: boolean
  readonly because: string
  readonly note: string
  readonly ratio: RatioWords
  /** The interval on a scale that all rules share, in percent of its width; null while nothing can be said. */
  readonly range: Range | null
  readonly gates: readonly GateRow[]
  readonly heard: ReadonlyArray<{ readonly name: string; readonly value: string }>
}

export interface GateRow {
  readonly gate: Gate
  readonly words: string
  readonly count: string
  /** Of a bar, 0 to 100. */
  readonly width: number
}

export interface Range {
  readonly left: number
  readonly width: number
  readonly at: number
}

/** Those that need a person first: paused ones, then by how many were sent. */
export function ruleRows(rules: readonly RuleFigures[]): RuleRow[] {
  const scale = Math.max(1, ...rules.map(({ ratio }) => ratio?.high ?? 0))
  return [...rules]
    .sort((a, b) => Number(b.paused) - Number(a.paused) || b.sent - a.sent || (a.kind < b.kind ? -1 : 1))
    .map((rule) => ruleRow(rule, scale))
}

function ruleRow(rule: RuleFigures, scale: number): RuleRow {
  const { kind, version, paused, pausedBecause, sent, ratio } = rule
  const held = rule.candidates - sent
  return {
    kind,
    version,
    name: KINDS[kind],
    paused,
    because: pausedBecause ?? (paused ? '由运营停下' : ''),
    note: `发出 ${grouped(sent)} 条，忍住 ${grouped(Math.max(0, held))} 条`,
    ratio: ratioWords(ratio),
    range: rangeOf(ratio, scale),
    gates: gateRows(rule.suppressed),
    heard: [
      { name: '打开', value: grouped(rule.opened) },
      { name: '做了', value: grouped(rule.acted) },
      { name: '不相关', value: grouped(rule.irrelevant) },
      { name: '退订', value: grouped(rule.unsubscribed) },
    ],
  }
}

export function rangeOf(ratio: RuleFigures['ratio'], scale: number): Range | null {
  if (ratio === null) return null
  const place = (value: number) => (Math.min(value, scale) / scale) * 100
  return { left: place(ratio.low), width: place(ratio.high) - place(ratio.low), at: place(ratio.value) }
}

/** A candidate may have failed several gates: the counts need not add up to what was held back. */
function gateRows(suppressed: RuleFigures['suppressed']): GateRow[] {
  const most = Math.max(1, ...GATES.map(([gate]) => suppressed[gate] ?? 0))
  return GATES.filter(([gate]) => (suppressed[gate] ?? 0) > 0).map(([gate, words]) => {
    const count = suppressed[gate] ?? 0
    return { gate, words, count: grouped(count), width: (count / most) * 100 }
  })
}

/** What all rules together held back, by gate. */
export function allGates(rules: readonly RuleFigures[]): GateRow[] {
  const sums: Partial<Record<Gate, number>> = {}
  for (const { suppressed } of rules) {
    for (const [gate] of GATES) sums[gate] = (sums[gate] ?? 0) + (suppressed[gate] ?? 0)
  }
  return gateRows(sums)
}

type Decision = BrandMessageActions['decisions']['data']['decisions'][number]

/** A decision in a line. */
export interface DecisionRow {
  readonly id: string
  readonly name: string
  readonly when: string
  readonly outcome: string
  readonly sent: boolean
}

export function decisionRow({ id, at, kind, member, sent, failed }: Decision): DecisionRow {
  const words = GATES.filter(([gate]) => failed.includes(gate)).map(([, each]) => each)
  return {
    id,
    name: KINDS[kind],
    when: `会员 ${member} · ${dayLabel(dayAt(at))} ${timeLabel(at)}`,
    outcome: sent ? '发出' : words.join('、') || '没有发',
    sent,
  }
}
