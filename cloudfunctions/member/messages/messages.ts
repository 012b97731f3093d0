import type { MessageActions, WhyMessage } from '../../../typings/contract'
import type { MemberState } from '../../domain/member/member'
import type { MessageDecision } from '../../domain/messages/decision'
import { isIrrelevant } from '../../domain/messages/marks'
import { inboxMessage, whyMessage } from '../../domain/messages/message-view'
import { suppressedIn, withIrrelevant, withOpened } from '../../domain/messages/messaging'
import { speakAgainst } from '../../domain/tags/speak-against'
import { changeMember } from '../../edge/change-member'
import { markMessage } from '../../edge/mark-message'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { decisionsIn, type MemberDocument, members } from '../../platform/members'
import { decisions, findInbox } from '../../platform/messages'

const PAGE = 20

/** Behind every place there is. */
const NEWEST = '~'

const NO_MESSAGE = { ok: false, code: 'NOT_FOUND', what: 'message' } as const

/** Everything that was decided and is still so, newest first, sent or not. Two wire calls. */
export async function inbox({
  caller,
  input,
  now,
}: Asked<{ cursor?: string }>): Promise<Outcome<MessageActions['inbox']['data']>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const found = await newestOf(member, input.cursor ?? NEWEST)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    ok: true,
    answer: {
      messages: page.map(inboxMessage),
      suppressed: suppressedIn(member.messaging, now),
      ...(found.length > PAGE && last ? { next: last.place } : {}),
    },
  }
}

/** Carried or still in her outbox; a carried one is never behind its copy. */
async function newestOf(member: MemberDocument, below: string): Promise<MessageDecision[]> {
  const carried = await findInbox(member.points.id, below, PAGE + 1)
  const waiting = decisionsIn(member).filter(({ place, shown }) => shown && place < below)
  const all = new Map([...waiting, ...carried].map((decision) => [decision._id, decision]))
  return [...all.values()].sort((a, b) => (a.place < b.place ? 1 : -1)).slice(0, PAGE + 1)
}

/** The whole decision on one of her messages (rule N-12). Two wire calls. */
export async function why({ caller, input }: Asked<{ id: string }>): Promise<Outcome<WhyMessage>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const decision = await findMine(member, input.id)
  return decision === null ? NO_MESSAGE : { ok: true, answer: whyMessage(decision) }
}

/** She says that a message had nothing to do with her: evidence against its kind, for her and for all, and against the
 *  tags that spoke for it (rules N-7, N-10 and T-9). Five wire calls. */
export async function notRelevant(
  ordered: Ordered<{ id: string }>,
): Promise<Outcome<MessageActions['notRelevant']['data']>> {
  const { input, now } = ordered
  const outcome = await changeMember<{ irrelevant: true }>(ordered, async (member) => {
    const decision = await findMine(member, input.id)
    if (decision === null) return NO_MESSAGE
    const minds = isIrrelevant(decision) ? member : withMinded(member, decision, now)
    return { ok: true, member: minds, entries: [], answer: { irrelevant: true } }
  })
  if (outcome.ok) await markMessage(input.id, 'irrelevant', now)
  return outcome
}

function withMinded(member: MemberState, { kind, tags }: MessageDecision, now: number): MemberState {
  const messaging = withIrrelevant(member.messaging, kind, now)
  const spoke = tags.map(({ tag }) => tag)
  return speakAgainst({ ...member, messaging }, spoke, now)
}

/** She has opened a message, in WeChat or in her inbox. Five wire calls. */
export async function openMessage(
  ordered: Ordered<{ id: string }>,
): Promise<Outcome<MessageActions['openMessage']['data']>> {
  const { input, now } = ordered
  const outcome = await changeMember<{ opened: true }>(ordered, async (member) => {
    const decision = await findMine(member, input.id)
    if (decision === null) return NO_MESSAGE
    const messaging = withOpened(member.messaging, input.id)
    return { ok: true, member: { ...member, messaging }, entries: [], answer: { opened: true } }
  })
  if (outcome.ok) await markMessage(input.id, 'opened', now)
  return outcome
}

/** One of her own, carried when it still lay in her outbox. One wire call, or two more. */
async function findMine(member: MemberDocument, id: string): Promise<MessageDecision | null> {
  const waiting = decisionsIn(member).find(({ _id }) => _id === id)
  if (waiting !== undefined) await decisions.addMissing([waiting])
  const decision = await decisions.get(id)
  return decision?.accountId === member.points.id ? decision : null
}
