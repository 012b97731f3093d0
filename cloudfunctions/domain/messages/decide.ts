import type { Gate, MessageKind } from '../../../typings/contract'
import { assert } from '../assert'
import type { MemberState } from '../member/member'
import { dayOf } from '../time/day'
import type { Around } from './around'
import type { Candidate } from './candidate'
import type { MessageDecision } from './decision'
import { type Facts, factsOf } from './facts'
import { failedGates } from './gates'
import { RULES, ruleOf } from './kinds'
import { kindOf, withSent, withSuppressed, withUnopened } from './messaging'
import { countsOf, type RuleBook } from './rule-book'
import { type TagTaste, worthOf } from './worth'

export interface Deciding {
  readonly member: MemberState
  /** All of the member's own, at least one. */
  readonly candidates: readonly Candidate[]
  readonly around: Around
  readonly book: RuleBook
  /** Null for whoever wants nothing personal; the tags that she paused or deleted are not in it. */
  readonly taste: TagTaste | null
  readonly now: number
}

export interface Decided {
  readonly member: MemberState
  /** One for each candidate, at most one of them to be sent. */
  readonly decisions: readonly MessageDecision[]
}

/**
 * Decides on everything that waits for a member at once (rule N-2): each candidate passes the gates or not, the one that is
 * worth most of those that passed them all goes out, and the others lie in her inbox. What goes out takes its acceptance and
 * the day in the same change, so that nobody can decide the same again.
 */
export function decideMessages(deciding: Deciding): Decided {
  const { member, candidates, now } = deciding
  const rated = candidates.map((candidate) => rate(candidate, deciding))
  const [best] = rated.filter(({ failed }) => failed.length === 0).sort(byWorth)
  const decisions = rated.map((each) => decisionOf(each, each === best, deciding))

  const suppressed = decisions.filter(({ state }) => state === 'suppressed').length
  const shown = decisions.filter((decision) => decision.shown).map(({ _id }) => _id)
  const kept = withUnopened(withSuppressed(member.messaging, suppressed, now), shown)
  const messaging = best === undefined ? kept : withSent(kept, best.candidate.kind, best.candidate._id, now)
  assert(decisions.length === candidates.length, `${decisions.length} decisions on ${candidates.length} candidates`)
  return { member: { ...member, messaging }, decisions }
}

interface Rated {
  readonly candidate: Candidate
  readonly facts: Facts | null
  readonly tags: MessageDecision['tags']
  readonly worth: MessageDecision['worth']
  readonly failed: readonly Gate[]
}

function rate(candidate: Candidate, { member, around, book, taste, now }: Deciding): Rated {
  const rule = ruleOf(candidate.kind)
  const facts = factsOf(candidate, { member, around, now })
  const tags = facts === null ? [] : tagsOf(facts, taste)
  const worth = worthOf({
    rule,
    counts: countsOf(book, rule.kind),
    hers: kindOf(member.messaging, rule.kind),
    stake: facts?.stake ?? 0,
    tagScore: tags[0]?.score ?? 0,
    now,
  })
  const failed = failedGates({
    rule,
    isStillSo: facts !== null,
    preferences: member.preferences,
    messaging: member.messaging,
    expected: worth.expected,
    isPaused: book.paused[rule.kind] !== undefined,
    now,
  })
  return { candidate, facts, tags, worth, failed }
}

/** Those of the thing's tags that she has, strongest first. */
function tagsOf({ tags }: Facts, taste: TagTaste | null): MessageDecision['tags'] {
  const known = tags.flatMap((tag) => {
    const hers = taste?.get(tag)
    return hers === undefined ? [] : [{ tag, name: hers.name, score: hers.score }]
  })
  return known.sort((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1))
}

/** What is worth most first; then the order of the rules; then the lower id. */
function byWorth(a: Rated, b: Rated): number {
  return (
    b.worth.expected - a.worth.expected ||
    placeOf(a.candidate.kind) - placeOf(b.candidate.kind) ||
    (a.candidate._id < b.candidate._id ? -1 : 1)
  )
}

const placeOf = (kind: MessageKind): number => RULES.findIndex((rule) => rule.kind === kind)

function decisionOf(rated: Rated, isBest: boolean, { member, now }: Deciding): MessageDecision {
  const { candidate, facts, tags, worth } = rated
  const failed: readonly Gate[] = isBest || rated.failed.length > 0 ? rated.failed : ['notBest']
  const marks = isBest ? (['candidate'] as const) : (['candidate', 'suppressed', ...failed] as const)
  const { title, body, reason, page, values } = facts ?? NOTHING_TO_TELL
  return {
    _id: candidate._id,
    accountId: member.points.id,
    member: member.memberNo.slice(-4),
    kind: candidate.kind,
    at: now,
    day: dayOf(now),
    place: `${String(now).padStart(16, '0')}-${candidate._id}`,
    state: isBest ? 'toSend' : 'suppressed',
    failed,
    ruleVersion: ruleOf(candidate.kind).version,
    worth,
    tags,
    about: candidate,
    title,
    body,
    reason,
    page,
    values,
    shown: facts !== null,
    ...(isBest ? { openSince: now } : {}),
    marks,
    markCount: marks.length,
    counted: 0,
    uncounted: now,
  }
}

const NOTHING_TO_TELL = { title: '', body: '', reason: '', page: '', values: [] } as const

/** How long after a message it is told what it came to (rule N-10). */
const JUDGED_AFTER_MS = 3 * 24 * 60 * 60 * 1000

/** A message that left has to be judged. */
export interface JudgeDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'judge'
  readonly accountId: string
  readonly messageId: string
}

export const judgedAt = ({ at }: Pick<MessageDecision, 'at'>): number => at + JUDGED_AFTER_MS

/** What decisions make due. */
export function judgeDuesOf(decisions: readonly MessageDecision[]): JudgeDue[] {
  return decisions
    .filter(({ state }) => state === 'toSend')
    .map((decision) => ({
      _id: `judge-${decision._id}`,
      at: judgedAt(decision),
      kind: 'judge',
      accountId: decision.accountId,
      messageId: decision._id,
    }))
}
