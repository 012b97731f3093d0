/** What one clerk may award in a day (rule S-5). */
export interface DailyLimits {
  readonly awards: number
  readonly points: number
}

/** Codes of vouchers that do not exist, after which a clerk verifies nothing more that day (rule V-1). */
export const MOST_WRONG_CODES = 20

export const DEFAULT_LIMITS: DailyLimits = { awards: 300, points: 100_000 }

/** What a clerk has awarded in a day. */
export interface Tally {
  readonly awards: number
  readonly points: number
}

export type Counted =
  | { readonly ok: true; readonly tally: Tally }
  | { readonly ok: false; readonly code: 'LIMIT_REACHED'; readonly what: 'awardsToday' | 'pointsToday' }

/** The tally with one more award in it. Refuses an award too many before points too many. */
export function countAward(tally: Tally, points: number, limits: DailyLimits): Counted {
  const next = { awards: tally.awards + 1, points: tally.points + points }
  if (next.awards > limits.awards) return { ok: false, code: 'LIMIT_REACHED', what: 'awardsToday' }
  if (next.points > limits.points) return { ok: false, code: 'LIMIT_REACHED', what: 'pointsToday' }
  return { ok: true, tally: next }
}
