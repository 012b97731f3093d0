import type { MessageKind } from '../../typings/contract'
import { type Candidate, candidateOf, type Notice } from '../domain/messages/candidate'
import type { Mark } from '../domain/messages/counts'
import type { MessageDecision } from '../domain/messages/decision'
import type { RuleBook, Ticked } from '../domain/messages/rule-book'
import type { BesideDocument } from './counter'
import { type Documents, documentsOf, type FieldChanges } from './documents'
import { commands } from './sdk'

export const candidates: Documents<Candidate> = documentsOf('candidates')

/** Lets what happened wait for its decision. Written again, it is the same. One wire call, or one more for each that was there. */
export function putNotices(notices: readonly Notice[]): Promise<void> {
  return candidates.putAll(notices.map(candidateOf))
}

/** What waits to be decided on, longest waiting first. One wire call. */
export function findCandidates(now: number, limit: number): Promise<Candidate[]> {
  return candidates.find({ where: { decideAt: commands.lte(now) }, oldestFirst: 'decideAt', limit })
}

export const decisions: Documents<MessageDecision> = documentsOf('decisions')

/** One wire call. */
export function findDecisionsById(ids: readonly string[]): Promise<MessageDecision[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : decisions.find({ where: { _id: commands.in(ids) }, limit: ids.length })
}

/** A page of a member's inbox below a place, newest first. One wire call. */
export function findInbox(accountId: string, below: string, limit: number): Promise<MessageDecision[]> {
  const where = { accountId, shown: true, place: commands.lt(below) }
  return decisions.find({ where, newestFirst: 'place', limit })
}

/** A page of all decisions, or of one kind's, below a place, newest first. One wire call. */
export function findDecisionsBelow(
  kind: MessageKind | undefined,
  below: string,
  limit: number,
): Promise<MessageDecision[]> {
  const where = { ...(kind === undefined ? {} : { kind }), place: commands.lt(below) }
  return decisions.find({ where, newestFirst: 'place', limit })
}

/** Whether any are to be sent or settled, and to be counted. One wire call. */
export const findMessagesWaiting = (now: number): Promise<ReadonlySet<'openSince' | 'uncounted'>> =>
  decisions.findReached({ openSince: now, uncounted: now })

/** Messages that are not sent or not settled yet, longest first. One wire call. */
export function findOpenMessages(now: number, limit: number): Promise<MessageDecision[]> {
  return decisions.find({ where: { openSince: commands.lte(now) }, oldestFirst: 'openSince', limit })
}

/** Moves a decision on from the state in which it was read, with the marks that this adds. One wire call; false when somebody
 *  was first. */
export function moveDecision(
  { _id, state }: MessageDecision,
  changes: Pick<FieldChanges<MessageDecision>, 'set' | 'remove'>,
  marks: readonly Mark[],
  now: number,
): Promise<boolean> {
  return decisions.changeIf({ _id, state }, { ...changes, ...marking(marks, now) })
}

/** Adds marks to a decision, unless it got others or moved since it was read. One wire call. */
export function addMarks(
  { _id, state, markCount }: MessageDecision,
  marks: readonly Mark[],
  now: number,
): Promise<boolean> {
  return decisions.changeIf({ _id, state, markCount }, marking(marks, now))
}

function marking(marks: readonly Mark[], now: number): FieldChanges<MessageDecision> {
  if (marks.length === 0) return {}
  return { push: { marks: { items: marks } }, increase: { markCount: marks.length }, lower: { uncounted: now } }
}

/** Decisions with marks that are in no figure yet, longest waiting first. One wire call. */
export function findUncounted(now: number, limit: number): Promise<MessageDecision[]> {
  return decisions.find({ where: { uncounted: commands.lte(now) }, oldestFirst: 'uncounted', limit })
}

/** Ticks decisions off; those that got more marks meanwhile stay on the list for what is new. Done again, it changes nothing.
 *  Two wire calls for each number of marks there is. */
export async function tickOff(counted: readonly Ticked[]): Promise<void> {
  for (const marks of new Set(counted.map((ticked) => ticked.marks))) {
    const ids = commands.in(counted.filter((ticked) => ticked.marks === marks).map(({ id }) => id))
    await decisions.changeAll({ _id: ids, counted: commands.lt(marks) }, { set: { counted: marks } })
    await decisions.changeAll({ _id: ids, counted: marks, markCount: marks }, { remove: ['uncounted'] })
  }
}

/** The rule book lies beside the members, as everything does that the operator changes. */
export type RuleBookDocument = RuleBook & BesideDocument

export const ruleBooks: Documents<RuleBookDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const RULE_BOOK_KEY = '$message-rules'
