import type { Preferences } from '../../../typings/contract'
import type { Act } from '../audit-log/act'
import { type CheckInRecord, NO_CHECK_INS } from '../check-in/streak'
import type { DrawRecord } from '../draw/draw'
import { type GiftDue, type GiftRecord, NO_GIFTS } from '../gifts/gift-due'
import type { EndingDue, RefundDue } from '../membership/ending-notice'
import type { MembershipRecord } from '../membership/membership'
import type { MonthlyDue } from '../membership/monthly-due'
import { type MessagingRecord, NO_MESSAGING } from '../messages/messaging'
import type { WishersDue } from '../messages/wishers-due'
import { type Entry, openAccount, type PointsAccount } from '../points/account'
import type { Shopping } from '../receipts/shopping'
import type { Refusal } from '../refusal'
import { NO_REWARDS, type RewardRecord } from '../rewards/reward'
import type { ExportDue } from '../rights/dues'
import { tagsAtJoining } from '../tags/note'
import type { TagRecord } from '../tags/tag'
import { type Day, dayOf } from '../time/day'
import type { Voucher } from '../vouchers/voucher'
import { DEFAULT_PREFERENCES } from './preferences'
import { NO_PROFILE, type ProfileRecord } from './profile'

/** What the rules know of a member: no openid, no version, no outbox. Those belong to how it is kept. */
export interface MemberState {
  /** Shown to people; says nothing about the person. */
  readonly memberNo: string
  readonly joinedAt: number
  /** Where she came from, as the page that she entered by said: a store, an advertisement, a parcel label. */
  readonly source: string | null
  /** The memberNo of whoever invited her. */
  readonly invitedBy: string | null
  readonly points: PointsAccount
  readonly checkIn: CheckInRecord
  /** Her latest draws, oldest first. */
  readonly draws: readonly DrawRecord[]
  readonly rewards: RewardRecord
  /** Null before her first paid one. */
  readonly membership: MembershipRecord | null
  readonly profile: ProfileRecord
  readonly preferences: Preferences
  /** What she seems to care about, each with what it comes from. */
  readonly tags: TagRecord
  readonly messaging: MessagingRecord
  readonly gifts: GiftRecord
  /** What she bought at counters so far; null before the first purchase. */
  readonly shopping: Shopping | null
  /** The last day on which she did something herself (rule F-6); null once she is counted no more. */
  readonly lastActiveDay: Day | null
}

/** What a rule decides: the member after it with the entries that led there, what was issued with it, and the answer; or a
 *  refusal. */
export type MemberDecision<Answer> =
  | {
      readonly ok: true
      readonly member: MemberState
      readonly entries: readonly Entry[]
      readonly vouchers?: readonly Voucher[]
      /** What has to be looked at later because of it. */
      readonly dues?: ReadonlyArray<EndingDue | RefundDue | MonthlyDue | ExportDue | GiftDue | WishersDue>
      /** What the staff did in it. */
      readonly acts?: readonly Act[]
      readonly answer: Answer
    }
  | Refusal

export interface Joining {
  readonly memberNo: string
  readonly accountId: string
  readonly source?: string | undefined
  readonly invitedBy?: string | undefined
  readonly now: number
}

export function newMember({ memberNo, accountId, source, invitedBy, now }: Joining): MemberState {
  return {
    memberNo,
    joinedAt: now,
    source: source ?? null,
    invitedBy: invitedBy ?? null,
    points: openAccount(accountId),
    checkIn: NO_CHECK_INS,
    draws: [],
    rewards: NO_REWARDS,
    membership: null,
    profile: NO_PROFILE,
    preferences: DEFAULT_PREFERENCES,
    tags: tagsAtJoining(source ?? null, now),
    messaging: NO_MESSAGING,
    gifts: NO_GIFTS,
    shopping: null,
    lastActiveDay: dayOf(now),
  }
}
