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
  readonly reason: 'checkIn' | 'makeUp' | 'givenBack' | 'purchase' | 'refund' | 'redeem' | 'return' | 'expiry'
  readonly ref: string
  readonly takes?: ReadonlyArray<{ readonly lotId: string; readonly points: number; readonly expiresAt: number }>
  readonly prev: string
  readonly hash: string
}

export interface Statement {
  /** Newest first. */
  readonly entries: readonly StatementEntry[]
  readonly points: number
  readonly debt: number
  /** What can be spent, earliest expiry first. */
  readonly lots: ReadonlyArray<{ readonly left: number; readonly expiresAt: number }>
  /** Present when there is more; hand it back as `cursor`. */
  readonly next?: string
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
}

/** Every function a page may call, by name. */
export interface Functions {
  member: MemberActions
  brand: BrandActions
}
