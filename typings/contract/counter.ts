import type { Action, Nothing } from './reply'
import type { Voucher, VoucherKind } from './rewards'

/** What the member shows at the counter, as a QR code. */
export interface MemberCode {
  readonly token: string
  /** The first instant at which it is refused. */
  readonly expiresAt: number
  /** How long it lives from when it was made, for a phone whose clock is wrong. */
  readonly lifeMs: number
}

/** Multipliers of an award in whole percent: 150 is one and a half. What is not named is 100. */
export interface AwardRules {
  readonly tiers: Readonly<Record<string, number>>
  /** By day, `'YYYY-MM-DD'`. */
  readonly days: Readonly<Record<string, number>>
}

/** Award rules in the operator's console. `version` goes back with a change, so that nobody writes over another's. */
export interface BrandAwardRules extends AwardRules {
  readonly version: number
}

export type StaffRole = 'clerk' | 'operator'

export interface StoreView {
  readonly id: string
  readonly name: string
  readonly address: string
  /** Goes back with a change, as a reward's does. */
  readonly version: number
}

export interface Invitation {
  readonly storeId: string
  readonly role: StaffRole
  /** What the clerk is called in the log. */
  readonly name?: string
  /** How often, and how many points, the clerk may award in a day. */
  readonly dailyAwards?: number
  readonly dailyPoints?: number
}

export interface StaffView {
  readonly staffId: string
  readonly name: string
  readonly storeId: string
  readonly role: StaffRole
  readonly dailyAwards: number
  readonly dailyPoints: number
  readonly enrolledAt: number
  readonly dismissedAt: number | null
  /** As it was read, to be written over. */
  readonly version: number
}

/** One act of the staff. What does not apply to it is null. */
export interface ActView {
  readonly id: string
  readonly at: number
  readonly what: string
  /** The same, as one says it. */
  readonly words: string
  readonly staffId: string
  readonly name: string
  readonly storeId: string | null
  readonly memberNo: string | null
  readonly receiptNo: string | null
  readonly amountFen: number | null
  readonly points: number | null
  readonly before: Readonly<Record<string, string | number | boolean | null>> | null
  readonly after: Readonly<Record<string, string | number | boolean | null>> | null
}

/** What acts there are, to look for one kind of them. */
export interface ActKindView {
  readonly what: string
  readonly words: string
}

/** The member in front of the counter. */
export interface IdentifiedMember {
  readonly memberNo: string
  /** `会员 0008`: she is asked for no name, so there is none to show. */
  readonly name: string
  readonly tier: string
  readonly points: number
  readonly debt: number
  readonly vouchers: readonly Voucher[]
}

export interface MemberCodeActions {
  memberCode: Action<Nothing, MemberCode>
}

export interface StaffActions {
  enrol: Action<{ readonly invite: string }, { staff: StaffView }>
  me: Action<Nothing, { staff: StaffView; storeName: string; today: { awards: number; points: number } }>
  /** Uses the code up. `at` is the server's instant of the scan. The same requestId gets the same session, should the first reply have been lost. */
  identify: Action<
    { readonly token: string },
    { session: string; at: number; expiresAt: number; multiplier: number; member: IdentifiedMember }
  >
  /** `madeAt` is there when the clerk's phone had no network then and sends it later: a server's instant, within the session's
   *  life and not older than a day. */
  award: Action<
    { readonly session: string; readonly amountFen: number; readonly receiptNo: string; readonly madeAt?: number },
    { earned: number; points: number; multiplier: number }
  >
  reverse: Action<
    { readonly receiptNo: string; readonly amountFen: number },
    { clawedBack: number; debt: number; leftFen: number }
  >
  /** Uses a voucher up, once. Points and money of it were paid when it was redeemed; `priceFen` is paid now, at the till. */
  verify: Action<
    { readonly code: string },
    { voucher: { name: string; memberNo: string; kind: VoucherKind; priceFen: number; usedAt: number } }
  >
  /** The caller's own acts, newest first. */
  history: Action<{ readonly cursor?: string }, { acts: readonly ActView[]; next?: string }>
}

export interface BrandStaffActions {
  /** Whether the caller is an operator: everybody else is `NOT_ALLOWED`. */
  me: Action<Nothing, { name: string }>
  stores: Action<Nothing, { stores: readonly StoreView[] }>
  /** Without an id it is a new store. */
  saveStore: Action<
    { readonly id?: string; readonly version?: number; readonly name: string; readonly address?: string },
    { store: StoreView }
  >
  staff: Action<Nothing, { staff: readonly StaffView[] }>
  /** The code is told once, to be passed on by hand; it is used up by the first who types it. */
  inviteStaff: Action<Invitation, { invite: string; expiresAt: number }>
  /** Sets what somebody may award in a day, from the next award on. */
  limitStaff: Action<
    {
      readonly staffId: string
      readonly version?: number
      readonly dailyAwards: number
      readonly dailyPoints: number
    },
    { staff: StaffView }
  >
  dismiss: Action<{ readonly staffId: string }, { staff: StaffView }>
  /** Newest first; what was done in the last minute may still be on its way. */
  audit: Action<
    { readonly cursor?: string; readonly who?: string; readonly what?: string },
    { acts: readonly ActView[]; next?: string; kinds: readonly ActKindView[] }
  >
  awardRules: Action<Nothing, BrandAwardRules>
  saveAwardRules: Action<AwardRules & { readonly version?: number }, BrandAwardRules>
}
