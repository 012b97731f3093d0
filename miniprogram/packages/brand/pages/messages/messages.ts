import type { MessageKind, RuleFigures } from '../../../../../typings/contract'
import { loadable, type Phase } from '../../../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../../../loading/paged'
import type { Answer } from '../../../../services/call'
import { loadDecisions, loadRules, setRule } from '../../../../services/message-rules'
import { askFirst } from '../../form/ask-first'
import { type RatioWords, ratioWords } from '../../words/ratio-words'
import {
  allGates,
  type DecisionRow,
  decisionRow,
  type GateRow,
  KINDS,
  type Range,
  type RuleRow,
  rangeOf,
  ruleRows,
} from './rule-rows'

interface MessagesData extends Paged<DecisionRow> {
  phase: Phase
  trouble: string
  busy: boolean
  /** Which half is shown, and the one rule whose decisions are; empty for all. */
  half: 'rules' | 'decisions'
  kind: MessageKind | ''
  /** The rule that is unfolded. */
  open: MessageKind | ''
  /** For display alone. */
  rules: readonly RuleRow[]
  overall: RatioWords
  range: Range | null
  gates: readonly GateRow[]
  kindName: string
}

const data: MessagesData = {
  ...NO_PAGES,
  phase: 'loading',
  trouble: '',
  busy: false,
  half: 'rules',
  kind: '',
  open: '',
  rules: [],
  overall: ratioWords(null),
  range: null,
  gates: [],
  kindName: '',
}

type HalfEvent = WechatMiniprogram.CustomEvent<object, object, { half: MessagesData['half'] }>
type RuleEvent = WechatMiniprogram.CustomEvent<object, object, { kind: MessageKind }>

Page({
  ...loadable,
  ...paged,
  data,

  onLoad() {
    return this.load()
  },

  listed(): string {
    return this.data.kind
  },

  /** The first page of decisions comes with the rules above it. */
  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const { kind } = this.data
    const page = { ...(cursor === '' ? {} : { cursor }), ...(kind === '' ? {} : { kind }) }
    const [decided, ruled] = await Promise.all([loadDecisions(page), cursor === '' ? loadRules() : null])
    if (!decided.ok) return decided
    if (ruled !== null && !ruled.ok) return ruled
    const { decisions, next } = decided.data
    const beside = ruled === null ? {} : shownRules(ruled.data.rules, ruled.data.overall)
    return { ok: true, data: { rows: decisions.map(decisionRow), beside, ...(next === undefined ? {} : { next }) } }
  },

  onHalf(event: HalfEvent) {
    this.setData({ half: event.currentTarget.dataset.half })
  },

  onRule(event: RuleEvent) {
    const { kind } = event.currentTarget.dataset
    this.setData({ open: this.data.open === kind ? '' : kind })
  },

  onDecisions(event: RuleEvent) {
    const { kind } = event.currentTarget.dataset
    this.setData({ half: 'decisions', kind, kindName: KINDS[kind] })
    return this.load()
  },

  onAll() {
    this.setData({ kind: '', kindName: '' })
    return this.load()
  },

  onWake(event: RuleEvent) {
    return this.set(event.currentTarget.dataset.kind, false)
  },

  async onPause(event: RuleEvent) {
    const { kind } = event.currentTarget.dataset
    const isMeant = await askFirst({
      title: `停下“${KINDS[kind]}”`,
      content: '停下以后不再发这种消息，随时可以唤醒。',
      confirmText: '停下',
      cancelText: '再看看',
    })
    if (isMeant) await this.set(kind, true)
  },

  async set(kind: MessageKind, paused: boolean) {
    const version = this.data.rules.find((rule) => rule.kind === kind)?.version ?? 0
    await this.whileBusy(async () => {
      const answer = await setRule({ kind, paused }, version)
      if (answer.ok) this.setData({ rules: ruleRows(answer.data.rules), trouble: '' })
      else this.setData({ trouble: answer.error.message })
    })
  },
})

function shownRules(rules: readonly RuleFigures[], overall: RuleFigures['ratio']) {
  const scale = Math.max(1, overall?.high ?? 0, ...rules.map(({ ratio }) => ratio?.high ?? 0))
  return {
    rules: ruleRows(rules),
    overall: ratioWords(overall),
    range: rangeOf(overall, scale),
    gates: allGates(rules),
  }
}
