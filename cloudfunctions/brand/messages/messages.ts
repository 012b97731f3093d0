import type { BrandMessageActions, MessageKind } from '../../../typings/contract'
import { actOf } from '../../domain/audit-log/act'
import { decisionView } from '../../domain/messages/message-view'
import { overallRatio, type RuleBook, ruleFigures, withRule } from '../../domain/messages/rule-book'
import { type BesideDecision, changeBeside } from '../../edge/change-beside'
import type { ByOperator } from '../../edge/operator'
import { bookIn, loadRuleBook } from '../../edge/rule-book'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { findDecisionsBelow, RULE_BOOK_KEY, ruleBooks } from '../../platform/messages'

const PAGE = 50

/** Behind every place there is. */
const NEWEST = '~'

/** What each rule has come to. One wire call. */
export async function messageRules(_: Asked<unknown>): Promise<Outcome<BrandMessageActions['messageRules']['data']>> {
  const book = bookIn(await loadRuleBook())
  return { ok: true, answer: { rules: ruleFigures(book), overall: overallRatio(book) } }
}

type Setting = Ordered<{ kind: MessageKind; paused: boolean }> & ByOperator

/** Pauses a rule, or wakes one, which is then judged by what comes (rule N-10). Two wire calls. */
export function setRule(ordered: Setting): Promise<Outcome<BrandMessageActions['setRule']['data']>> {
  const { input, by, now } = ordered
  const { kind, paused } = input
  return changeBeside(
    ordered,
    ruleBooks,
    RULE_BOOK_KEY,
    (document): BesideDecision<RuleBook, BrandMessageActions['setRule']['data']> => {
      const before = bookIn(document)
      const { counts, paused: pauses, since, counting } = withRule(before, kind, paused, now)
      const state = { counts, paused: pauses, since, counting }
      const act = actOf(by, {
        _id: `setRule-${document?.version ?? 0}`,
        at: now,
        what: 'setRule',
        before: { rule: kind, paused: before.paused[kind] !== undefined },
        after: { rule: kind, paused },
      })
      return { ok: true, state, acts: [act], answer: { rules: ruleFigures(state) } }
    },
  )
}

/** Decisions, newest first, of one kind or of all. One wire call. */
export async function decisions({
  input,
}: Asked<{ cursor?: string; kind?: MessageKind }>): Promise<Outcome<BrandMessageActions['decisions']['data']>> {
  const found = await findDecisionsBelow(input.kind, input.cursor ?? NEWEST, PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    ok: true,
    answer: { decisions: page.map(decisionView), ...(found.length > PAGE && last ? { next: last.place } : {}) },
  }
}
