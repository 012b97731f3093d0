import type { AwardRules } from '../../../typings/contract'
import { assert } from '../assert'
import type { Day } from '../time/day'

/** The tier of whoever has no membership. */
export const BASE_TIER = 'member'

/** Every multiplier is one where nothing else is set. */
export const DEFAULT_AWARD_RULES: AwardRules = { tiers: {}, days: {} }

const ONE = 100

/** The tier's and the day's multiplier in whole percent, as they held when the receipt was taken. */
export interface Multiplier {
  readonly tierPercent: number
  readonly dayPercent: number
}

export function multiplierFor(rules: AwardRules, tier: string, day: Day): Multiplier {
  return { tierPercent: rules.tiers[tier] ?? ONE, dayPercent: rules.days[day] ?? ONE }
}

/** 1.5 for a tier of 150 % on a day of 100 %. */
export const factorOf = ({ tierPercent, dayPercent }: Multiplier): number => (tierPercent * dayPercent) / (ONE * ONE)

/** Points for an amount (rule A-1): one a yuan, times both multipliers, and only then down to a whole point. The fraction
 *  of a point is not given; `amountFen` from 0 to 10^8. */
export function pointsFor(amountFen: number, { tierPercent, dayPercent }: Multiplier): number {
  const scaled = amountFen * tierPercent * dayPercent
  assert(Number.isSafeInteger(scaled) && scaled >= 0, `amountFen ${amountFen}`)
  return Math.floor(scaled / (100 * ONE * ONE))
}
