import type { BrandMessageActions, Gate, InboxMessage, WhyMessage } from '../../../typings/contract'
import type { MessageDecision } from './decision'
import { GATE_WORDS, GATES } from './gates'
import { isIrrelevant, isOpened } from './marks'
import { wordsToHer } from './refusals'

/** A message as its member sees it. */
export function inboxMessage(decision: MessageDecision): InboxMessage {
  const { _id, kind, title, body, at, state, reason, page } = decision
  const sent = state === 'sent'
  const [opened, irrelevant] = [isOpened(decision), isIrrelevant(decision)]
  return { id: _id, kind, title, body, at, sent, reason, page, opened, irrelevant }
}

/** The whole decision, for `为什么收到` (rule N-12). */
export function whyMessage(decision: MessageDecision): WhyMessage {
  const { failed, ruleVersion, worth, tags } = decision
  const wasCompared = failed.every((gate) => gate === 'notBest')
  const gates: Gate[] = [...GATES.map(({ gate }) => gate), ...(wasCompared ? (['notBest'] as const) : [])]
  return {
    message: inboxMessage(decision),
    ruleVersion,
    gates: gates.map((gate) => {
      const passed = !failed.includes(gate)
      return { gate, passed, words: GATE_WORDS[gate][passed ? 'passed' : 'failed'] }
    }),
    worth,
    tags: tags.map(({ name }) => name),
    outcome: outcomeWords(decision),
  }
}

/** What became of a message, fit to show. */
export function outcomeWords({ state, refusal }: MessageDecision): string {
  switch (state) {
    case 'sent':
      return '已经发到微信'
    case 'toSend':
    case 'sending':
      return '正在发到微信'
    case 'unknown':
      return '发给了微信，没有等到回音；不会再发一次'
    case 'refused':
      return `没有发到微信：${wordsToHer(refusal?.code ?? 0)}`
    case 'suppressed':
      return '只放在这里，没有打扰您'
  }
}

type Shown = BrandMessageActions['decisions']['data']['decisions'][number]

/** A decision as the operator sees it: no name, no number but its end. */
export function decisionView(decision: MessageDecision): Shown {
  const { _id, at, kind, member, failed, state, refusal } = decision
  return {
    id: _id,
    at,
    kind,
    member,
    sent: state === 'sent',
    failed,
    state,
    ...(refusal === undefined ? {} : { refused: refusal.words }),
  }
}
