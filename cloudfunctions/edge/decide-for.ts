import { happeningOf } from '../domain/happenings/happening'
import { isProfiled } from '../domain/member/preferences'
import type { Around } from '../domain/messages/around'
import type { Candidate } from '../domain/messages/candidate'
import { decideMessages, judgeDuesOf } from '../domain/messages/decide'
import type { MessageDecision } from '../domain/messages/decision'
import type { RuleBook } from '../domain/messages/rule-book'
import { tasteOf } from '../domain/tags/drawer'
import { changeMessaging, type MemberDocument, type OutboxItem, toHappenings } from '../platform/members'

/** Decides on what waits for a member, in one change of her document (rule N-2). One wire call; null when anything of hers
 *  changed since she was read: then it is decided anew. */
export async function decideFor(
  member: MemberDocument,
  candidates: readonly Candidate[],
  { around, book, now }: { readonly around: Around; readonly book: RuleBook; readonly now: number },
): Promise<readonly MessageDecision[] | null> {
  // Whoever is not profiled is decided on as everybody else is; a tag that she paused or deleted is in no taste.
  const taste = isProfiled(member) ? tasteOf(member.tags, now) : null
  const { member: after, decisions } = decideMessages({ member, candidates, around, book, taste, now })
  const items: OutboxItem[] = [
    ...decisions.map((document) => ({ to: 'decisions' as const, document })),
    ...judgeDuesOf(decisions).map((document) => ({ to: 'dues' as const, document })),
    ...happeningOf({
      accountId: member.points.id,
      change: `${member.version + 1}`,
      facts: decisions.map(({ kind, state }) => ({
        kind: state === 'toSend' ? ('messageSent' as const) : ('messageSuppressed' as const),
        message: kind,
      })),
      now,
    }).map(toHappenings),
  ]
  return (await changeMessaging(member, after, items, now)) ? decisions : null
}
