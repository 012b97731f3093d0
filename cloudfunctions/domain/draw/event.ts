import type { Amendment, ChanceRules, EventState, EventTerms, Prize } from '../../../typings/contract'
import { addDays, dayOf, startOfDay } from '../time/day'

/** What the operator has written so far. Anything may be missing until it is published. */
export interface Draft
  extends Partial<Omit<EventTerms, 'id' | 'prizes' | 'opensAt' | 'closesAt' | 'chances' | 'fallback'>> {
  readonly opensAt: number
  readonly closesAt: number
  readonly chances: ChanceRules
  readonly fallback: string
  readonly prizes: readonly DraftPrize[]
  /** Whether next week's draft is made from this one (rule D-2). */
  readonly weekly: boolean
}

export type DraftPrize = Partial<Prize> & Pick<Prize, 'id' | 'kind'>

/** What was published and is locked since, but for changes in the members' favour (rule D-9). */
export interface Published {
  /** As they were published: what `termsHash` is over. */
  readonly terms: EventTerms
  /** As they hold now. */
  readonly current: EventTerms
  readonly amendments: readonly Amendment[]
  readonly termsHash: string
  readonly commitment: string
}

/** How far the log of a closed event is summed up. */
export interface LogProgress {
  readonly root: string
  readonly lines: number
  readonly lastDrawId: string
  readonly done: boolean
}

export interface DayEvent {
  readonly id: string
  /** As it was last written. What holds at an instant says `stateAt`. */
  readonly state: EventState
  readonly draft: Draft
  readonly opensAt: number
  readonly closesAt: number
  /** Null for a draft. */
  readonly published: Published | null
  /** Whether units are promised that have not all been written. */
  readonly unitsDue: boolean
  /** Whether every unit that was promised first is written: it does not open before. */
  readonly ready: boolean
  readonly closedAt: number | null
  /** Null until it is revealed. */
  readonly seed: string | null
  readonly log: LogProgress | null
  /** When the clock has to look at it next (epoch ms); null when never. */
  readonly nextAt: number | null
}

/** Tuesday: days from Thursday 1970-01-01 to the first of them, and the hours in which a member day is open (rule D-2). */
const FIRST_TUESDAY = '1970-01-06'
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const OPENING_HOUR = 10
const CLOSING_HOUR = 22

/** No call that began before closing still runs then: the platform ends a function after 60 seconds. */
export const SETTLING_MS = 10 * 60 * 1000

/** The state at `now` (rule D-1): what the clock has not yet written down counts already. */
export function stateAt({ state, opensAt, closesAt, ready }: StateFacts, now: number): EventState {
  if (state === 'published' && ready && now >= opensAt) return now >= closesAt ? 'closed' : 'open'
  if (state === 'open' && now >= closesAt) return 'closed'
  return state
}

type StateFacts = Pick<DayEvent, 'state' | 'opensAt' | 'closesAt' | 'ready'>

/** The first Tuesday on which the opening hour lies ahead, from opening to closing. */
export function comingTuesday(now: number): { readonly opensAt: number; readonly closesAt: number } {
  const today = dayOf(now)
  const sinceTuesday = Math.round((startOfDay(today) - startOfDay(FIRST_TUESDAY)) / DAY_MS) % 7
  const tuesday = addDays(today, (7 - sinceTuesday) % 7)
  const times = hoursOf(tuesday)
  return times.opensAt > now ? times : hoursOf(addDays(tuesday, 7))
}

function hoursOf(day: string) {
  const midnight = startOfDay(day)
  return { opensAt: midnight + OPENING_HOUR * HOUR_MS, closesAt: midnight + CLOSING_HOUR * HOUR_MS }
}

export function newEvent(id: string, draft: Draft): DayEvent {
  return {
    id,
    state: 'draft',
    draft,
    opensAt: draft.opensAt,
    closesAt: draft.closesAt,
    published: null,
    unitsDue: false,
    ready: false,
    closedAt: null,
    seed: null,
    log: null,
    nextAt: null,
  }
}
