/** Points that were earned together and end together. One lot a month of expiry, so an account has few of them. */
export interface Lot {
  /** The month in whose last instant the lot ends, `YYYY-MM`. */
  readonly id: string
  /** Whole points, ≥ 1. */
  readonly left: number
  /** The first instant (epoch ms) at which the lot is dead: a lot lives while `now < expiresAt`. */
  readonly expiresAt: number
}

export interface PointsAccount {
  readonly id: string
  /** Living and not yet swept lots, earliest expiry first. */
  readonly lots: readonly Lot[]
  /** Whole points owed, ≥ 0; only with no living lot. */
  readonly debt: number
  /** How many entries the account has: the next one gets this number. */
  readonly entryCount: number
}

export type EntryReason = 'checkIn' | 'expiry'

/** One change of an account, never edited: a correction is another entry. */
export interface Entry {
  readonly _id: string
  readonly accountId: string
  /** From 0, without gaps. */
  readonly number: number
  readonly at: number
  /** Whole points; negative when points left. */
  readonly delta: number
  /** Σ lots − debt after this entry. */
  readonly balance: number
  readonly reason: EntryReason
  /** What the entry is about: the day of a check-in, the lot that ended. */
  readonly ref: string
}

/** What a rule of points gives back: the account after it, and the entries that led there. */
export interface PointsChange {
  readonly account: PointsAccount
  readonly entries: readonly Entry[]
}

export function openAccount(id: string): PointsAccount {
  return { id, lots: [], debt: 0, entryCount: 0 }
}

/** Points that can be spent at `now`. */
export function livePoints(account: PointsAccount, now: number): number {
  return account.lots.reduce((sum, lot) => (now < lot.expiresAt ? sum + lot.left : sum), 0)
}

/** Σ lots − debt, dead lots that were not swept yet included: what the last entry says. */
export function balanceOf(account: PointsAccount): number {
  return account.lots.reduce((sum, lot) => sum + lot.left, 0) - account.debt
}
