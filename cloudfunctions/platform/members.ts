import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import type { MemberState } from '../domain/member/member'
import type { SealedEntry } from '../domain/points/account'
import type { Due } from '../domain/points/expiry-notice'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

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
  | { readonly to: 'dues'; readonly document: Due }

/** `members`, by openid. Everything about the person hangs on this mapping; the ledger knows the account id alone. */
export interface MemberDocument extends MemberState {
  readonly _id: string
  /** One more with each change; every write names the version that it read. */
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
  readonly outbox: readonly OutboxItem[]
  /** When the outbox got its first item (epoch ms); absent while it is empty, so the index holds only those with work. */
  readonly outboxSince?: number
}

export const members: Documents<MemberDocument> = documentsOf('members')

/** The house's rules lie beside the members, so that one round trip brings a member and the rules that hold for her. */
export interface HouseDocument extends HouseRules {
  readonly _id: typeof HOUSE_ID
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
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

/** Members with something in their outbox, longest waiting first. One wire call. */
export function findWaitingOutboxes(limit: number): Promise<MemberDocument[]> {
  return members.find({ where: { outboxSince: commands.gt(0) }, oldestFirst: 'outboxSince', limit })
}

/** The members that own these accounts. One wire call. */
export function findOwners(accountIds: readonly string[]): Promise<MemberDocument[]> {
  return members.find({ where: { 'points.id': commands.in(accountIds) }, limit: accountIds.length })
}
