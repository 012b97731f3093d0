import type { Action } from './reply'

/** One change of the member's points. With `accountId`, `number` and `takes` the phone recomputes its hash. */
export interface StatementEntry {
  readonly id: string
  readonly accountId: string
  readonly number: number
  readonly at: number
  readonly day: string
  readonly delta: number
  readonly balance: number
  readonly reason:
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

export interface PointsActions {
  statement: Action<{ readonly cursor?: string; readonly limit?: number }, Statement>
}
