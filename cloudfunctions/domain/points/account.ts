import type { Day } from '../time/day'

/** Points that were earned in one month and end together, so an account has few lots. */
export interface Lot {
  /** The month in whose last instant the lot ends, `2027-11`; or the day in which a grace ends, `grace-2027-12-08`. */
  readonly id: string
  /** Whole points, ≥ 1. */
  readonly left: number
  /** The first instant (epoch ms) at which the lot is dead: a lot lives while `now < expiresAt`. */
  readonly expiresAt: number
}

export interface PointsAccount {
  readonly id: string
  /** Living and not yet swept lots, earliest expiry first, then by id. */
  readonly lots: readonly Lot[]
  /** Whole points owed, ≥ 0. While there is debt there is no living lot. */
  readonly debt: number
  /** How many entries the account has: the next one gets this number. */
  readonly entryCount: number
  /** The hash of the last entry; `GENESIS` before the first. */
  readonly lastHash: string
}

export type EntryReason =
  | 'checkIn'
  | 'makeUp'
  | 'givenBack'
  | 'purchase'
  | 'refund'
  | 'redeem'
  | 'return'
  | 'expiry'
  | 'prize'
  | 'cancelled'
  | 'erased'
  | 'gift'

/** Points that a spend took from a lot, kept so that a return finds its way back. */
export interface LotTake {
  readonly lotId: string
  readonly points: number
  readonly expiresAt: number
}

/** One change of an account, never edited: a correction is another entry. */
export interface Entry {
  readonly _id: string
  readonly accountId: string
  /** From 0, without gaps. */
  readonly number: number
  /** When it was recorded (epoch ms), and the day of it in Shanghai. */
  readonly at: number
  readonly day: Day
  /** Whole points; negative when points left. */
  readonly delta: number
  /** Σ lots − debt after this entry. */
  readonly balance: number
  readonly reason: EntryReason
  /** What the entry is about: the day of a check-in, a receipt, a voucher, the lot that ended. */
  readonly ref: string
  /** Of a spend: the lots it took from. */
  readonly takes?: readonly LotTake[]
}

/** An entry with its place in the account's chain: `hash` covers every field before it, and `prev`. */
export interface SealedEntry extends Entry {
  readonly prev: string
  readonly hash: string
}

/** What a rule of points gives back: the account after it, and the entries that led there. */
export interface PointsChange {
  readonly account: PointsAccount
  readonly entries: readonly Entry[]
}

export const GENESIS = '0'.repeat(64)

export function openAccount(id: string): PointsAccount {
  return { id, lots: [], debt: 0, entryCount: 0, lastHash: GENESIS }
}

/** Points that can be spent at `now`. */
export function livePoints(account: PointsAccount, now: number): number {
  return account.lots.reduce((sum, lot) => (now < lot.expiresAt ? sum + lot.left : sum), 0)
}

/** Σ lots − debt, dead lots that were not swept yet included: what the last entry says. */
export function balanceOf(account: Pick<PointsAccount, 'lots' | 'debt'>): number {
  return account.lots.reduce((sum, lot) => sum + lot.left, 0) - account.debt
}
