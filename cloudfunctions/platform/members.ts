import type { Act } from '../domain/audit-log/act'
import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import type { DrawOutcome, DrawRecord } from '../domain/draw/draw'
import type { LoggedDraw } from '../domain/draw/log'
import type { Happening } from '../domain/happenings/happening'
import type { MemberState } from '../domain/member/member'
import type { MessageDecision } from '../domain/messages/decision'
import type { SealedEntry } from '../domain/points/account'
import type { Voucher } from '../domain/vouchers/voucher'
import { type Documents, documentsOf, EVER } from './documents'
import type { AnyDue } from './dues'
import { commands } from './sdk'

/** Answers that a document keeps for repeated requests. */
export const ANSWERS_KEPT = 32

/** A change that a member asked for and was given: asked again, she gets the same answer. */
export interface AnsweredRequest {
  readonly id: string
  /** What was asked: the action and its input. */
  readonly fingerprint: string
  readonly answer: unknown
}

/** A document on its way from the member's document to the collection where it belongs. */
export type OutboxItem =
  | { readonly to: 'entries'; readonly document: SealedEntry }
  | { readonly to: 'dues'; readonly document: AnyDue }
  | { readonly to: 'draws'; readonly document: LoggedDraw }
  | { readonly to: 'vouchers'; readonly document: Voucher }
  | { readonly to: 'acts'; readonly document: Act }
  | { readonly to: 'happenings'; readonly document: Happening }
  | { readonly to: 'decisions'; readonly document: MessageDecision }

export const toHappenings = (document: Happening): OutboxItem => ({ to: 'happenings', document })

/** `members`, by openid. Everything about the person hangs on this mapping; the ledger knows the account id alone. */
export interface MemberDocument extends MemberState {
  readonly _id: string
  /** One more with each change; every write names the version that it read. */
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
  readonly outbox: readonly OutboxItem[]
  /** When the outbox got its first item (epoch ms); absent while it is empty, so the index holds only those with work. */
  readonly outboxSince?: number
  /** Signs the codes that she shows. Hers alone, so a key that leaks opens one account; no reply holds it. */
  readonly codeKey?: string
  /** Answers to her latest batches of behaviour. They have a place of their own: what she asked for herself must not be
   *  pushed out of `answered` by what her phone sends unasked. */
  readonly recorded?: readonly AnsweredRequest[]
}

export const members: Documents<MemberDocument> = documentsOf('members')

/** The house's rules lie beside the members, so that one round trip brings a member and the rules that hold for her. */
export interface HouseDocument extends HouseRules {
  readonly _id: string
  /** As of all that lies beside the members (see platform/counter). */
  readonly beside: string
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
  readonly outbox: readonly OutboxItem[]
  readonly outboxSince?: number
}

/** No openid has a dollar in it. */
export const HOUSE_ID = '$house'

export const house: Documents<HouseDocument> = documentsOf('members')

/** One wire call for both. */
export async function findMemberAndRules(
  openid: string,
): Promise<{ readonly member: MemberDocument | null; readonly rules: HouseRules }> {
  const found = await documentsOf<MemberDocument | HouseDocument>('members').find({
    where: { _id: commands.in([openid, HOUSE_ID]) },
    limit: 2,
  })
  return {
    member: found.find((document): document is MemberDocument => document._id === openid) ?? null,
    rules: found.find((document): document is HouseDocument => document._id === HOUSE_ID) ?? DEFAULT_HOUSE_RULES,
  }
}

/** Decisions on her messages that are still on their way. */
export function decisionsIn({ outbox }: Pick<MemberDocument, 'outbox'>): MessageDecision[] {
  return outbox.flatMap((item) => (item.to === 'decisions' ? [item.document] : []))
}

/** What the clock looks for among the members and beside them. */
interface Waiting {
  readonly _id: string
  readonly outboxSince?: number
  /** Of an event. */
  readonly nextAt?: number
  /** Of a reward. */
  readonly unitsDueSince?: number
}

/** Whether any outbox waits, any event has to be looked at, any reward lacks units. One wire call. */
export const findMembersWaiting = (now: number): Promise<ReadonlySet<'outboxSince' | 'nextAt' | 'unitsDueSince'>> =>
  documentsOf<Waiting>('members').findReached({ outboxSince: EVER, nextAt: now, unitsDueSince: EVER })

/** Members with something in their outbox, longest waiting first. One wire call. */
export function findWaitingOutboxes(limit: number): Promise<MemberDocument[]> {
  return members.find({ where: { outboxSince: commands.gt(0) }, oldestFirst: 'outboxSince', limit })
}

/** The member that owns an account; null where she is gone. One wire call. */
export async function findOwner(accountId: string): Promise<MemberDocument | null> {
  const [owner] = await findOwners([accountId])
  return owner ?? null
}

/** The members that own these accounts. One wire call. */
export function findOwners(accountIds: readonly string[]): Promise<MemberDocument[]> {
  return members.find({ where: { 'points.id': commands.in(accountIds) }, limit: accountIds.length })
}

/** A page of the members who wish for a reward, behind the one who was reached last, in the order of their ids. One wire
 *  call. */
export function findWishers(rewardId: string, reached: string, limit: number): Promise<MemberDocument[]> {
  const where = { 'rewards.wishes.rewardId': rewardId, _id: commands.gt(reached) }
  return members.find({ where, oldestFirst: '_id', limit })
}

/** As `findWishers`, of those who asked to be told when a member day opens. One wire call. */
export function findWhoAsked(reached: string, limit: number): Promise<MemberDocument[]> {
  const where = { 'preferences.messages.memberDayOpening': true, _id: commands.gt(reached) }
  return members.find({ where, oldestFirst: '_id', limit })
}

/**
 * Puts what was decided on her messages into her document, unless anything of hers changed since it was read: so that of any
 * number of clocks one decides. One wire call.
 */
export function changeMessaging(
  { _id, version }: MemberDocument,
  { messaging }: Pick<MemberState, 'messaging'>,
  items: readonly OutboxItem[],
  now: number,
): Promise<boolean> {
  return members.changeIf(
    { _id, version },
    { set: { messaging }, increase: { version: 1 }, lower: { outboxSince: now }, push: { outbox: { items } } },
  )
}

/**
 * Puts a draw at the end of a member's draws in one wire call, whatever else changed of her meanwhile; false when its number
 * was taken or its request answered, or she has left and whoever is there now is a member anew. It touches no points, so the
 * version that was read need not be the latest; it counts as a change for everyone who writes by version. No draw is dropped
 * for it: which ones can be, a push cannot tell.
 */
export function appendDraw({ _id, memberNo }: Drawer, draw: DrawRecord, appended: AppendedDraw): Promise<boolean> {
  const { answered, items, now } = appended
  return members.changeIf(
    { _id, memberNo, 'draws.id': commands.neq(draw.id), 'answered.id': commands.neq(answered.id) },
    {
      increase: { version: 1 },
      lower: { outboxSince: now },
      push: {
        draws: { items: [draw] },
        answered: { items: [answered], keep: ANSWERS_KEPT },
        outbox: { items },
      },
    },
  )
}

/** As `appendDraw`, with `kept` in the place of her other draws; false when anything of hers changed since she was read. */
export function appendDrawTo(
  kept: readonly DrawRecord[],
  { _id, memberNo, version }: MemberDocument,
  draw: DrawRecord,
  { answered, items, now }: AppendedDraw,
): Promise<boolean> {
  return members.changeIf(
    { _id, memberNo, version },
    {
      set: { draws: [...kept, draw] },
      increase: { version: 1 },
      lower: { outboxSince: now },
      push: { answered: { items: [answered], keep: ANSWERS_KEPT }, outbox: { items } },
    },
  )
}

/** Writes down what became of a pending draw, in one wire call; false when it is pending no more, or she has left. */
export function settleDraw({ _id, memberNo }: Drawer, draw: DrawRecord, settled: SettledDraw): Promise<boolean> {
  return members.changeIf(
    { _id, memberNo, draws: commands.elemMatch({ id: draw.id, outcome: 'pending' }) },
    {
      setAt: { 'draws.$.outcome': settled.outcome },
      increase: { version: 1 },
      lower: { outboxSince: settled.now },
      push: { outbox: { items: settled.items } },
    },
  )
}

/** A member of one life: her openid may come again, her number does not. */
type Drawer = Pick<MemberDocument, '_id' | 'memberNo'>

interface AppendedDraw {
  readonly answered: AnsweredRequest
  readonly items: readonly OutboxItem[]
  readonly now: number
}

interface SettledDraw {
  readonly outcome: DrawOutcome
  readonly items: readonly OutboxItem[]
  readonly now: number
}

/** One wire call. */
export async function findMemberByNo(memberNo: string): Promise<MemberDocument | null> {
  const [member] = await members.find({ where: { memberNo }, limit: 1 })
  return member ?? null
}

/** The numbers of the members that own these accounts, at most 1,000. One wire call. */
export async function findMemberNos(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map()
  const where = { 'points.id': commands.in(accountIds) }
  const found = await members.findFields({ where, fields: ['memberNo', 'points.id'], limit: accountIds.length })
  return new Map(
    (found as Array<Pick<MemberDocument, 'memberNo' | 'points'>>).map((each) => [each.points.id, each.memberNo]),
  )
}
