import type { AwardRules } from '../../typings/contract'
import type { Act, ActKind } from '../domain/audit-log/act'
import { DEFAULT_AWARD_RULES } from '../domain/receipts/award-rules'
import type { Receipt } from '../domain/receipts/receipt'
import type { Tally } from '../domain/staff/daily-limits'
import type { StaffMember } from '../domain/staff/staff'
import type { Store } from '../domain/staff/store'
import type { Day } from '../domain/time/day'
import { type Documents, documentsOf } from './documents'
import type { AnsweredRequest, MemberDocument, OutboxItem } from './members'
import { commands } from './sdk'

/**
 * What lies beside the members and is changed as they are: by version, with the answers it gave and an outbox of its own,
 * which the clock carries with theirs. `beside` is the document's own id (see platform/events).
 */
export interface BesideDocument {
  readonly _id: string
  readonly beside: string
  readonly version: number
  readonly answered: readonly AnsweredRequest[]
  readonly outbox: readonly OutboxItem[]
  readonly outboxSince?: number
}

export type StaffDocument = StaffMember & BesideDocument
export type StoreDocument = Store & BesideDocument
type AwardRulesDocument = AwardRules & BesideDocument

/** Staff lie beside the members, so that an award reads its clerk, its member and the rules in one trip. */
export const staffDocuments: Documents<StaffDocument> = documentsOf('members')
export const stores: Documents<StoreDocument> = documentsOf('members')
export const awardRules: Documents<AwardRulesDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const staffKey = (openid: string): string => `$staff-${openid}`
export const storeKey = (storeId: string): string => `$store-${storeId}`
export const AWARD_RULES_KEY = '$award-rules'

const allOf = (prefix: string) => commands.gt(prefix).and(commands.lt(`${prefix}~`))

/** The brand has a few dozen of each. */
const MOST = 1000

/** One wire call. */
export const findStores = (): Promise<StoreDocument[]> =>
  stores.find({ where: { _id: allOf('$store-') }, oldestFirst: '_id', limit: MOST })

/** The store that has given out this invite. One wire call. */
export async function findStoreOfInvite(code: string): Promise<StoreDocument | null> {
  const [store] = await stores.find({ where: { _id: allOf('$store-'), 'invites.code': code }, limit: 1 })
  return store ?? null
}

/** One wire call. */
export const findStaff = (): Promise<StaffDocument[]> =>
  staffDocuments.find({ where: { _id: allOf('$staff-') }, oldestFirst: '_id', limit: MOST })

/** One wire call. */
export async function findStaffById(staffId: string): Promise<StaffDocument | null> {
  const [staff] = await staffDocuments.find({ where: { _id: allOf('$staff-'), staffId }, limit: 1 })
  return staff ?? null
}

export interface AtCounter {
  readonly staff: StaffDocument | null
  readonly member: MemberDocument | null
  readonly rules: AwardRules
}

/** Who stands on both sides of the counter, and what an award is worth. One wire call for all. */
export async function findAtCounter(openid: string, memberNo: string): Promise<AtCounter> {
  const key = staffKey(openid)
  const found = await documentsOf<StaffDocument | MemberDocument | AwardRulesDocument>('members').find({
    where: commands.or([{ _id: commands.in([key, AWARD_RULES_KEY]) }, { memberNo }]),
    limit: 3,
  })
  return {
    staff: found.find((document): document is StaffDocument => document._id === key) ?? null,
    member:
      found.find((document): document is MemberDocument => 'memberNo' in document && document.memberNo === memberNo) ??
      null,
    rules:
      found.find((document): document is AwardRulesDocument => document._id === AWARD_RULES_KEY) ?? DEFAULT_AWARD_RULES,
  }
}

/** Somebody of the staff, with their own membership if they have one. One wire call. */
export async function findStaffAndOwnMember(
  openid: string,
): Promise<{ readonly staff: StaffDocument | null; readonly ownMemberNo: string | null }> {
  const found = await documentsOf<StaffDocument | MemberDocument>('members').find({
    where: { _id: commands.in([staffKey(openid), openid]) },
    limit: 2,
  })
  const own = found.find((document): document is MemberDocument => document._id === openid)
  return {
    staff: found.find((document): document is StaffDocument => document._id === staffKey(openid)) ?? null,
    ownMemberNo: own?.memberNo ?? null,
  }
}

/** `receipts`, by store and receipt number. `request` and `turn` are unique: a request has one receipt, and a clerk's awards
 *  of a day are counted one after another. */
export interface ReceiptDocument extends Receipt {
  readonly version: number
  /** `turnKey` of the award's number in the clerk's day, and the points of that day with this award. */
  readonly turn: string
  readonly turnPoints: number
  /** When it last got something that has to reach the member's account; absent once her account and the log have it. */
  readonly openSince?: number
}

export const receipts: Documents<ReceiptDocument> = documentsOf('receipts')

/** The receipts that stand in the way of a new one: the same receipt, or another of the same request. One wire call. */
export function findReceiptsInTheWay(_id: string, request: string): Promise<ReceiptDocument[]> {
  return receipts.find({ where: commands.or([{ _id }, { request }]), limit: 2 })
}

/** One wire call. */
export async function findReceiptOfRequest(request: string): Promise<ReceiptDocument | null> {
  const [receipt] = await receipts.find({ where: { request }, limit: 1 })
  return receipt ?? null
}

const turnsOf = (staffId: string, day: Day): string => `${staffId}:${day}:`

export const turnKey = (staffId: string, day: Day, turn: number): string =>
  `${turnsOf(staffId, day)}${String(turn).padStart(6, '0')}`

/** What a clerk has awarded in a day. One wire call. */
export async function findTally(staffId: string, day: Day): Promise<Tally> {
  const [last] = await receipts.find({ where: { turn: allOf(turnsOf(staffId, day)) }, newestFirst: 'turn', limit: 1 })
  return last === undefined
    ? { awards: 0, points: 0 }
    : { awards: Number(last.turn.slice(-6)), points: last.turnPoints }
}

/** Receipts that are open since before `until`, longest first. One wire call. */
export function findOpenReceipts(until: number, limit: number): Promise<ReceiptDocument[]> {
  return receipts.find({ where: { openSince: commands.lte(until) }, oldestFirst: 'openSince', limit })
}

/** One wire call. */
export function findOpenReceiptsBy(staffId: string, limit: number): Promise<ReceiptDocument[]> {
  return receipts.find({ where: { 'by.staffId': staffId, openSince: commands.gt(0) }, limit })
}

/** Closes receipts, but for those that got something new since `until`. One wire call. */
export async function closeReceipts(ids: readonly string[], until: number): Promise<void> {
  if (ids.length === 0) return
  await receipts.changeAll({ _id: commands.in(ids), openSince: commands.lte(until) }, { remove: ['openSince'] })
}

export const acts: Documents<Act> = documentsOf('acts')

/** One wire call. */
export function findActs(ids: readonly string[]): Promise<Act[]> {
  return ids.length === 0 ? Promise.resolve([]) : acts.find({ where: { _id: commands.in(ids) }, limit: ids.length })
}

/** A page of the log before `place`, newest first. One wire call. */
export function findActsBefore(wanted: {
  readonly who?: string | undefined
  readonly what?: string | undefined
  readonly place: string
  readonly limit: number
}): Promise<Act[]> {
  const { who, what, place, limit } = wanted
  const where = {
    ...(who === undefined ? {} : { who }),
    ...(what === undefined ? {} : { what }),
    place: commands.lt(place),
  }
  return acts.find({ where, newestFirst: 'place', limit })
}

/** How many acts of a kind somebody did since an instant, counted up to `most`. One wire call. */
export async function countActsSince(wanted: {
  readonly who: string
  readonly what: ActKind
  readonly since: number
  readonly most: number
}): Promise<number> {
  const { who, what, since, most } = wanted
  const place = commands.gte(String(since).padStart(16, '0'))
  return (await acts.find({ where: { who, what, place }, limit: most })).length
}
