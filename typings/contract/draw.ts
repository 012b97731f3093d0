import type { Action } from './reply'
import type { Voucher } from './rewards'

/** `deleted`: a draft that nobody is shown any more, but who deletes it. */
export type EventState = 'draft' | 'published' | 'open' | 'closed' | 'revealed' | 'deleted'

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
  /** Prizes of earlier events that can still be claimed, the one that ends first at the top. */
  readonly unclaimed: readonly UnclaimedPrize[]
}

export interface UnclaimedPrize {
  readonly eventId: string
  readonly eventName: string
  readonly n: number
  readonly prize: DrawnPrize
  readonly claimBy: number
}

/** Where goods are sent. */
export interface ShippingContact {
  readonly name: string
  readonly phone: string
  readonly address: string
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

/** What an operator writes. Everything may be missing in a draft; times default to the coming Tuesday, 10:00 to 22:00.
 *  `version`: of the draft that was read; where somebody changed it since, it is `LOCKED`. */
export type EventDraft = { readonly id?: string; readonly version?: number } & Partial<
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
  readonly version: number
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
  /** The same, with the field beside which it is said. */
  readonly lacks: readonly EventLack[]
}

export interface EventLack {
  /** A field of the draft, or of a prize: `prizeName`, `prizeOdds` and so on. */
  readonly what: string
  readonly prizeId?: string
  readonly words: string
}

/** How an event goes. What was drawn in the last minute may still be on its way. */
export interface EventCourse {
  readonly draws: number
  /** Members who drew. */
  readonly entrants: number
}

export interface Simulation {
  readonly draws: number
  /** Of one draw, over all of them. */
  readonly costFen: { readonly mean: number; readonly p95: number }
  /** What the first 0, 1, … 100 draws of a day cost together, the pools being full at first: over as many days as the draws
   *  make, their mean and their 95th percentile. 101 values each, that never fall. */
  readonly hundredFen: { readonly mean: readonly number[]; readonly p95: readonly number[] }
  /** Of all of them together. */
  readonly totalFen: number
  readonly prizes: ReadonlyArray<{ readonly id: string; readonly issued: number }>
}

export interface DrawActions {
  memberDay: Action<{ readonly eventId?: string }, MemberDay>
  draw: Action<{ readonly eventId: string; readonly nonce: string }, Drawn>
  claimPrize: Action<
    { readonly eventId: string; readonly n: number; readonly contact?: ShippingContact },
    { voucher: Voucher }
  >
  /** A page of the log of a revealed event. */
  drawLog: Action<{ readonly eventId: string; readonly cursor?: string }, DrawLog & { readonly next?: string }>
}

export interface BrandEventActions {
  /** Newest first. */
  events: Action<{ readonly cursor?: string }, { events: readonly BrandEvent[]; next?: string }>
  event: Action<{ readonly eventId: string }, { event: BrandEvent; course: EventCourse }>
  saveEvent: Action<EventDraft, { event: BrandEvent }>
  simulate: Action<{ readonly eventId: string }, Simulation>
  /** `version`: of the draft that the operator looked at; where somebody changed it since, it is `LOCKED`. */
  publish: Action<{ readonly eventId: string; readonly version?: number }, { event: BrandEvent }>
  /** A draft alone, and only as it was at `version`: where somebody changed it since, it is `LOCKED`. */
  deleteDraft: Action<{ readonly eventId: string; readonly version: number }, { event: BrandEvent }>
  close: Action<{ readonly eventId: string }, { event: BrandEvent }>
  reveal: Action<{ readonly eventId: string }, { event: BrandEvent }>
}
