/**
 * What the mini program and the cloud functions say to each other. Both sides import this file; it holds types alone.
 *
 * Instants are epoch milliseconds (`…At`), days are `'YYYY-MM-DD'` in Asia/Shanghai, months `'YYYY-MM'`, points are whole.
 */

export type ErrorCode =
  | 'INVALID_INPUT'
  | 'NOT_JOINED'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ALREADY_DONE'
  | 'POINTS_SHORT'
  | 'OUT_OF_STOCK'
  | 'LIMIT_REACHED'
  | 'NOT_OPEN'
  | 'LOCKED'
  | 'CODE_EXPIRED'
  | 'CODE_USED'
  | 'REQUEST_REUSED'
  | 'TRY_AGAIN'
  | 'INTERNAL'

export interface ReplyError {
  readonly code: ErrorCode
  /** Chinese, fit to show as it is. */
  readonly message: string
  /** What an event lacks before it can be published, each fit to show: `奖品“帆布袋”：请填写数量`. */
  readonly missing?: readonly string[]
}

export type Reply<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: ReplyError }

/** `wx.cloud.callFunction({ name, data: Call })`. `requestId` is required where an action changes state. */
export interface Call<Input = unknown> {
  readonly action: string
  readonly requestId?: string
  readonly input: Input
}

export type DayKind = 'checked' | 'madeUp' | 'missed' | 'givenBack'

export interface CalendarDay {
  readonly day: string
  readonly kind: DayKind
  readonly earned: number
}

export interface Home {
  readonly memberNo: string
  /** The server's instant: the phone's own clock and zone decide nothing. */
  readonly at: number
  readonly today: string
  readonly points: number
  /** Points owed after a clawback found them spent; 0 for nearly everyone. */
  readonly debt: number
  /** Days in a row up to today, or up to yesterday while today is still open. */
  readonly streak: number
  readonly checkedInToday: boolean
  /** Points of the next check-in: today's while it is open, tomorrow's after it. */
  readonly nextReward: number
  /** The seven rewards of the cycle, and the place (0–6) that the next check-in takes. */
  readonly cycle: { readonly rewards: readonly number[]; readonly next: number }
}

export interface CheckedIn {
  readonly day: string
  readonly streak: number
  readonly earned: number
  readonly points: number
  /** What tomorrow's check-in brings. */
  readonly nextReward: number
  /** As in `Home`, from tomorrow on. */
  readonly cycle: Home['cycle']
  /** Days lost to an outage that came back with this check-in. */
  readonly givenBack: readonly string[]
}

export interface MadeUp {
  readonly day: string
  readonly streak: number
  readonly earned: number
  readonly points: number
  readonly cardsLeft: number
}

export interface Calendar {
  readonly days: readonly CalendarDay[]
  readonly streak: number
  readonly cardsLeft: number
  /** The earliest day that a make-up card reaches today. */
  readonly makeUpFrom: string
}

/** One change of the member's points. With `accountId`, `number` and `takes` the phone recomputes its hash. */
export interface StatementEntry {
  readonly id: string
  readonly accountId: string
  readonly number: number
  readonly at: number
  readonly day: string
  readonly delta: number
  readonly balance: number
  readonly reason: 'checkIn' | 'makeUp' | 'givenBack' | 'purchase' | 'refund' | 'redeem' | 'return' | 'expiry' | 'prize'
  readonly ref: string
  readonly takes?: ReadonlyArray<{ readonly lotId: string; readonly points: number; readonly expiresAt: number }>
  readonly prev: string
  readonly hash: string
}

export interface Statement {
  readonly today: string
  /** Newest first. */
  readonly entries: readonly StatementEntry[]
  readonly points: number
  readonly debt: number
  /** What can be spent, earliest expiry first. */
  readonly lots: ReadonlyArray<{ readonly left: number; readonly expiresAt: number }>
  /** Present when there is more; hand it back as `cursor`. */
  readonly next?: string
}

export type EventState = 'draft' | 'published' | 'open' | 'closed' | 'revealed'

/** Goods are sent to an address, a coupon is shown in a store, points go to her account when she claims them. */
export type PrizeKind = 'goods' | 'coupon' | 'points'

export interface Prize {
  /** `[a-z0-9-]`, unique in its event. */
  readonly id: string
  readonly name: string
  readonly kind: PrizeKind
  readonly valueFen: number
  /** Points that one unit brings; of a points prize alone. */
  readonly points?: number
  /** The chance of one draw to land here, in whole millionths: 0.0125 is one in eighty. */
  readonly odds: number
  readonly units: number
}

/** One row of the published table: a draw with `from <= roll < to` lands on the prize. What is left of [0,1) wins nothing. */
export interface OddsRange {
  readonly prizeId: string
  readonly from: number
  readonly to: number
}

/** How a member comes to her chances: check-ins of the week, never money and never shares. */
export interface ChanceRules {
  /** For every member. */
  readonly free: number
  /** On top for whoever checked in on `bonusDays` days of the week that ends with the event. */
  readonly bonus: number
  readonly bonusDays: number
}

/** A change after publishing, always in the members' favour, or the operator's early closing. */
export interface Amendment {
  readonly at: number
  readonly kind: 'moreUnits' | 'longerClaim' | 'closedEarly'
  readonly prizeId?: string
  readonly from: number
  readonly to: number
}

/** What is published and then locked. */
export interface EventTerms {
  readonly id: string
  readonly name: string
  readonly opensAt: number
  readonly closesAt: number
  readonly prizes: readonly Prize[]
  readonly chances: ChanceRules
  /** What a member does and how it is drawn, as people read it. */
  readonly rules: string
  /** What a draw gets that lands on a prize of which no unit is left. It is no prize. */
  readonly fallback: string
  /** How and where a prize is claimed; by `claimBy`, exclusively. */
  readonly claimTerms: string
  readonly claimBy: number
  readonly organiser: string
  readonly contact: string
  /** The most points that all points prizes together can bring. */
  readonly pointsBudget: number
}

export interface MemberDayEvent extends EventTerms {
  readonly state: EventState
  readonly prizes: ReadonlyArray<Prize & { readonly unitsLeft: number }>
  readonly table: readonly OddsRange[]
  /** SHA-256 of the seed, hexadecimal; published before the event opens. */
  readonly commitment: string
  /** SHA-256 of the terms as they were published (see `DrawLog`). */
  readonly termsHash: string
  readonly amendments: readonly Amendment[]
  /** 64 hexadecimal characters; there once it is revealed. */
  readonly seed?: string
}

/**
 * All that a phone needs to recompute a draw once the seed is known:
 * `sha256(seed) === commitment`, `roll === parseInt(hmac_sha256(seed, JSON.stringify([eventId, entrant, n, nonce])).slice(0, 13), 16)
 * / 2 ** 52`, and the row of `table` with `from <= roll < to` is what it landed on. Key and message are UTF-8 text.
 */
export interface DrawProof {
  readonly eventId: string
  /** Who drew, under a name of this event alone: the first 32 characters of `sha256(JSON.stringify([eventId, accountId]))`. */
  readonly entrant: string
  /** From 1, this member's draws of this event. */
  readonly n: number
  readonly nonce: string
  readonly roll: number
  readonly commitment: string
  readonly table: readonly OddsRange[]
}

export interface DrawnPrize {
  readonly id: string
  readonly name: string
}

export interface Drawn {
  readonly n: number
  readonly prize: DrawnPrize | null
  /** The prize that the roll landed on when no unit of it was left; `prize` is null then, and the fallback holds. */
  readonly soldOut?: DrawnPrize
  readonly proof: DrawProof
  /** Chances left after this one. */
  readonly chances: number
}

/** One of my draws, with how its prize stands. */
export interface MyDraw extends Omit<Drawn, 'chances'> {
  readonly at: number
  /** There when a prize was won. */
  readonly claim?: {
    readonly state: 'open' | 'claimed' | 'ended'
    readonly claimBy: number
    readonly voucher?: Voucher
  }
}

export interface MemberDay {
  /** Today's, or the next, or the last one; null when there was never any. */
  readonly event: MemberDayEvent | null
  /** Chances left; 0 while it is not open counts what she would have now. */
  readonly chances: number
  readonly draws: readonly MyDraw[]
  /** Days of the event's week that count towards the bonus chance. */
  readonly checkedInDays: number
}

/** Where goods are sent. */
export interface ShippingContact {
  readonly name: string
  readonly phone: string
  readonly address: string
}

export interface Voucher {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly state: 'issued' | 'used' | 'returned' | 'ended'
  readonly endsAt: number
}

/** One line of the log: as anybody may see it, no member in it but the last four digits of the memberNo. */
export interface DrawLogLine {
  readonly entrant: string
  readonly member: string
  readonly n: number
  readonly at: number
  readonly nonce: string
  readonly roll: number
  /** The prize issued, and its unit; null without one. */
  readonly prizeId: string | null
  readonly unit: string | null
}

/**
 * The whole event, as `npm run verify-draw` and the phone check it. Lines are in the order of `entrant`, then `n`. `root` is
 * there once nothing can be added any more: h₀ = sha256(JSON.stringify([commitment, termsHash, amendments])), each amendment
 * as `[at, kind, prizeId ?? '', from, to]`, and
 * hᵢ = sha256(JSON.stringify([hᵢ₋₁, entrant, member, n, at, nonce, roll, prizeId, unit])).
 */
export interface DrawLog {
  readonly algorithm: 'member-day-draw-1'
  /** The terms as they were published; `termsHash` is SHA-256 over them, in the order that domain/draw/README.md gives. */
  readonly terms: EventTerms
  readonly amendments: readonly Amendment[]
  readonly table: readonly OddsRange[]
  readonly commitment: string
  readonly termsHash: string
  readonly seed: string
  readonly root: string | null
  readonly lines: readonly DrawLogLine[]
}

/** What an operator writes. Everything may be missing in a draft; times default to the coming Tuesday, 10:00 to 22:00. */
export type EventDraft = { readonly id?: string } & Partial<
  Omit<EventTerms, 'id' | 'prizes'> & {
    readonly prizes: ReadonlyArray<Partial<Prize>>
    /** Whether next week's draft is made from this one when it opens. */
    readonly weekly: boolean
  }
>

/** An event in the operator's console: a draft lacks what was not written yet. */
export interface BrandEvent extends EventDraft {
  readonly id: string
  readonly state: EventState
  readonly weekly: boolean
  readonly opensAt: number
  readonly closesAt: number
  readonly prizes: ReadonlyArray<Partial<Prize> & { readonly unitsLeft: number }>
  readonly commitment?: string
  readonly termsHash?: string
  readonly seed?: string
  readonly amendments: readonly Amendment[]
  /** What keeps a draft from being published, each fit to show; empty when nothing does. */
  readonly missing: readonly string[]
}

export interface Simulation {
  readonly draws: number
  /** Of one draw, over all of them. */
  readonly costFen: { readonly mean: number; readonly p95: number }
  /** Of all of them together. */
  readonly totalFen: number
  readonly prizes: ReadonlyArray<{ readonly id: string; readonly issued: number }>
}

interface Action<Input, Data> {
  readonly input: Input
  readonly data: Data
}

export interface MemberActions {
  join: Action<{ readonly source?: string; readonly invitedBy?: string }, { memberNo: string; joinedAt: number }>
  home: Action<Record<string, never>, Home>
  checkIn: Action<Record<string, never>, CheckedIn>
  makeUp: Action<{ readonly day: string }, MadeUp>
  calendar: Action<{ readonly month: string }, Calendar>
  statement: Action<{ readonly cursor?: string; readonly limit?: number }, Statement>
  memberDay: Action<{ readonly eventId?: string }, MemberDay>
  draw: Action<{ readonly eventId: string; readonly nonce: string }, Drawn>
  claimPrize: Action<
    { readonly eventId: string; readonly n: number; readonly contact?: ShippingContact },
    { voucher: Voucher }
  >
  /** A page of the log of a revealed event. */
  drawLog: Action<{ readonly eventId: string; readonly cursor?: string }, DrawLog & { readonly next?: string }>
  memberCode: Action<Record<string, never>, MemberCode>
}

export interface CheckInRules {
  /** The seven rewards that hold today, and those that hold from tomorrow on. */
  readonly today: readonly number[]
  readonly tomorrow: readonly number[]
  /** Days declared as outages. */
  readonly outages: readonly string[]
}

export interface BrandActions {
  checkInRules: Action<Record<string, never>, CheckInRules>
  saveCheckIn: Action<{ readonly rewards: readonly number[] }, CheckInRules>
  declareOutage: Action<{ readonly day: string }, CheckInRules>
  /** Newest first. */
  events: Action<{ readonly cursor?: string }, { events: readonly BrandEvent[]; next?: string }>
  saveEvent: Action<EventDraft, { event: BrandEvent }>
  simulate: Action<{ readonly eventId: string }, Simulation>
  publish: Action<{ readonly eventId: string }, { event: BrandEvent }>
  close: Action<{ readonly eventId: string }, { event: BrandEvent }>
  reveal: Action<{ readonly eventId: string }, { event: BrandEvent }>
  stores: Action<Record<string, never>, { stores: readonly StoreView[] }>
  /** Without an id it is a new store. */
  saveStore: Action<{ readonly id?: string; readonly name: string; readonly address?: string }, { store: StoreView }>
  staff: Action<Record<string, never>, { staff: readonly StaffView[] }>
  /** The code is told once, to be passed on by hand; it is used up by the first who types it. */
  inviteStaff: Action<Invitation, { invite: string; expiresAt: number }>
  dismiss: Action<{ readonly staffId: string }, { staff: StaffView }>
  /** Newest first; what was done in the last minute may still be on its way. */
  audit: Action<
    { readonly cursor?: string; readonly who?: string; readonly what?: string },
    { acts: readonly ActView[]; next?: string }
  >
  awardRules: Action<Record<string, never>, AwardRules>
  saveAwardRules: Action<AwardRules, AwardRules>
}

/** What the member shows at the counter, as a QR code. */
export interface MemberCode {
  readonly token: string
  /** The first instant at which it is refused. */
  readonly expiresAt: number
}

/** Multipliers of an award in whole percent: 150 is one and a half. What is not named is 100. */
export interface AwardRules {
  readonly tiers: Readonly<Record<string, number>>
  /** By day, `'YYYY-MM-DD'`. */
  readonly days: Readonly<Record<string, number>>
}

export type StaffRole = 'clerk' | 'operator'

export interface StoreView {
  readonly id: string
  readonly name: string
  readonly address: string
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
}

/** One act of the staff. What does not apply to it is null. */
export interface ActView {
  readonly id: string
  readonly at: number
  readonly what: string
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

export interface StaffActions {
  enrol: Action<{ readonly invite: string }, { staff: StaffView }>
  me: Action<Record<string, never>, { staff: StaffView; storeName: string; today: { awards: number; points: number } }>
  /** Uses the code up. The same requestId gets the same session, should the first reply have been lost. */
  identify: Action<
    { readonly token: string },
    { session: string; expiresAt: number; multiplier: number; member: IdentifiedMember }
  >
  award: Action<
    { readonly session: string; readonly amountFen: number; readonly receiptNo: string },
    { earned: number; points: number; multiplier: number }
  >
  reverse: Action<
    { readonly receiptNo: string; readonly amountFen: number },
    { clawedBack: number; debt: number; leftFen: number }
  >
  /** The caller's own acts, newest first. */
  history: Action<{ readonly cursor?: string }, { acts: readonly ActView[]; next?: string }>
}

/** Every function a page may call, by name. */
export interface Functions {
  member: MemberActions
  brand: BrandActions
  staff: StaffActions
}
