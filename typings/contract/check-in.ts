import type { EventState } from './draw'
import type { MayAsk } from './messages'
import type { Action, Nothing } from './reply'

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
  /** The member day that is on, or the next one that is published; with the chances that she has in it. */
  readonly memberDay?: {
    readonly eventId: string
    readonly name: string
    readonly state: EventState
    readonly opensAt: number
    readonly closesAt: number
    readonly chances: number
  }
  /** Her latest wish, and what she lacks for it; 0 when she has enough. */
  readonly wish?: {
    readonly rewardId: string
    readonly name: string
    readonly points: number
    readonly missing: number
  }
  /** While a paid membership lasts. */
  readonly membership?: { readonly name: string; readonly until: number }
  /** What the phone may ask her permission for, by the moment at which it fits. */
  readonly mayAsk?: readonly MayAsk[]
  /** Messages in her inbox that she has not opened; left out when there is none. */
  readonly unopened?: number
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

export interface CheckInRules {
  /** The seven rewards that hold today, and those that hold from tomorrow on. */
  readonly today: readonly number[]
  readonly tomorrow: readonly number[]
  /** Days declared as outages. */
  readonly outages: readonly string[]
  /** Goes back with new rewards, so that nobody writes over another's. */
  readonly version: number
}

export interface CheckInActions {
  join: Action<{ readonly source?: string; readonly invitedBy?: string }, { memberNo: string; joinedAt: number }>
  home: Action<Nothing, Home>
  checkIn: Action<Nothing, CheckedIn>
  makeUp: Action<{ readonly day: string }, MadeUp>
  calendar: Action<{ readonly month: string }, Calendar>
}

export interface BrandCheckInActions {
  checkInRules: Action<Nothing, CheckInRules>
  saveCheckIn: Action<{ readonly rewards: readonly number[]; readonly version?: number }, CheckInRules>
  declareOutage: Action<{ readonly day: string }, CheckInRules>
}
