import type { HouseRules } from '../domain/check-in/house-rules'
import { birthdayDuesOf } from '../domain/gifts/gift-due'
import { factsOf } from '../domain/happenings/facts-of-change'
import { happeningOf } from '../domain/happenings/happening'
import { withActivity } from '../domain/member/activity'
import type { MemberDecision, MemberState } from '../domain/member/member'
import type { PointsAccount, SealedEntry } from '../domain/points/account'
import { seal } from '../domain/points/chain'
import { duesOf } from '../domain/points/expiry-notice'
import type { Refusal } from '../domain/refusal'
import { voucherDueOf } from '../domain/vouchers/ending-notice'
import type { Voucher } from '../domain/vouchers/voucher'
import { sha256 } from '../platform/ids'
import { carry } from '../platform/ledger'
import {
  ANSWERS_KEPT,
  findMemberAndRules,
  findOwner,
  type MemberDocument,
  members,
  type OutboxItem,
  toHappenings,
} from '../platform/members'
import { backOff } from '../platform/time'
import { answeredRequest, answerTo } from './answered'
import { changedFields } from './changed-fields'
import type { Ordered, Outcome } from './serve'

/** Beyond this the member's own next change carries her outbox, should `clock` have been away. */
const OUTBOX_LIMIT = 16

const ATTEMPTS = 5

/**
 * The one write pattern: reads the member, lets the rule decide, and compare-and-sets the whole change on her one document,
 * entries included. Two wire calls. When somebody was first, reads and decides again, at most five times, then `TRY_AGAIN`.
 *
 * A repeated request gets its stored answer and changes nothing; the same requestId for something else is `REQUEST_REUSED`.
 * A refusal is not stored: it changed nothing, so asking again decides again.
 *
 * `decide` may read more before it decides, such as entries about what is to be undone. It reads after the member, so what
 * is not in her outbox any more has been carried.
 */
export function changeMember<Answer>(
  ordered: Ordered<unknown>,
  decide: (member: MemberDocument, rules: HouseRules) => MemberDecision<Answer> | Promise<MemberDecision<Answer>>,
): Promise<Outcome<Answer>> {
  const find = async () => ({ ok: true as const, ...(await findMemberAndRules(ordered.caller.openid)) })
  return changeFound(ordered, find, (member, { rules }) => decide(member, rules))
}

/** As `changeMember`, where nobody asks but the house itself: the owner of an account is changed, under a request that names what
 *  for. `NOT_JOINED` where she is gone. */
export function changeOwner<Answer>(
  order: Pick<Ordered<unknown>, 'action' | 'requestId' | 'now'> & { readonly accountId: string },
  decide: (member: MemberDocument) => MemberDecision<Answer>,
): Promise<Outcome<Answer>> {
  const { accountId, ...asked } = order
  const find = async () => ({ ok: true as const, member: await findOwner(accountId) })
  return changeFound({ caller: { openid: '', sources: [] }, input: {}, ...asked }, find, decide)
}

/** As `changeMember`, where somebody else asks or more is read with the member. `find` reads anew before each try, and may
 *  refuse whoever asks before anything is answered. */
export async function changeFound<Answer, Found extends { readonly ok: true; readonly member: MemberDocument | null }>(
  ordered: Ordered<unknown>,
  find: () => Promise<Found | Refusal>,
  decide: (member: MemberDocument, found: Found) => MemberDecision<Answer> | Promise<MemberDecision<Answer>>,
): Promise<Outcome<Answer>> {
  let fault: unknown
  let accountId: string | undefined
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const found = await find()
    if (!found.ok) return found
    const document = found.member
    accountId ??= document?.points.id
    // Whoever left meanwhile and joined again is somebody new, of whom nothing was asked.
    if (document === null || document.points.id !== accountId) return { ok: false, code: 'NOT_JOINED' }

    const repeated = answerTo<Answer>(document, ordered)
    if (repeated !== null) return repeated

    const decision = await decide(document, found)
    if (!decision.ok) return decision

    try {
      if (await commit(document, decision, ordered)) return { ok: true, answer: decision.answer }
    } catch (error) {
      // It may be the reply alone that was lost: the next read tells whether the change stands.
      fault = error
    }
    await backOff(attempt)
  }
  if (fault !== undefined) throw fault
  return { ok: false, code: 'TRY_AGAIN' }
}

async function commit<Answer>(
  document: MemberDocument,
  decision: Extract<MemberDecision<Answer>, { ok: true }>,
  ordered: Ordered<unknown>,
): Promise<boolean> {
  const sealed = seal({ account: decision.member.points, entries: decision.entries }, sha256)
  const member = withActivity(document, { ...decision.member, points: sealed.account }, decision, ordered.now)
  const vouchers = (decision.vouchers ?? []).flatMap(itemsOfVoucher)
  const dues = [...(decision.dues ?? []), ...birthdayDuesOf(document, member, ordered.now)].map((due) => ({
    to: 'dues' as const,
    document: due,
  }))
  const acts = (decision.acts ?? []).map((act) => ({ to: 'acts' as const, document: act }))
  const happenings = happeningItems(document, member, decision, ordered.now)
  const items = [...itemsOf(document.points, sealed, ordered.now), ...vouchers, ...dues, ...acts, ...happenings]
  const carrying = document.outbox.length > OUTBOX_LIMIT
  if (carrying) await carry(document.outbox)

  return members.changeIf(
    { _id: document._id, version: document.version },
    {
      set: {
        ...changedFields<MemberState>(document, member),
        version: document.version + 1,
        ...(carrying ? { outbox: items, outboxSince: ordered.now } : {}),
      },
      // A call that began before another may write after it, about the day before: no day is closed over what it wrote.
      ...(carrying ? {} : { lower: { outboxSince: ordered.now } }),
      push: {
        answered: { items: [answeredRequest(ordered, decision.answer)], keep: ANSWERS_KEPT },
        ...(carrying ? {} : { outbox: { items } }),
      },
    },
  )
}

function itemsOf(
  before: PointsAccount,
  sealed: { readonly account: PointsAccount; readonly entries: readonly SealedEntry[] },
  now: number,
): OutboxItem[] {
  return [
    ...sealed.entries.map((entry) => ({ to: 'entries' as const, document: entry })),
    ...duesOf(before, sealed.account, now).map((due) => ({ to: 'dues' as const, document: due })),
  ]
}

function happeningItems<Answer>(
  before: MemberDocument,
  after: MemberState,
  { entries, vouchers = [], acts = [], dues = [] }: Extract<MemberDecision<Answer>, { ok: true }>,
  now: number,
): OutboxItem[] {
  const refunds = dues.filter((due) => due.kind === 'refund')
  const facts = factsOf({ before, after, entries, vouchers, acts, refunds })
  const happenings = happeningOf({ accountId: before.points.id, change: `${before.version + 1}`, facts, now })
  return happenings.map(toHappenings)
}

function itemsOfVoucher(voucher: Voucher): OutboxItem[] {
  const due = voucherDueOf(voucher)
  return [{ to: 'vouchers', document: voucher }, ...(due === null ? [] : [{ to: 'dues' as const, document: due }])]
}
