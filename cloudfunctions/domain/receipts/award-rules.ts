import type { AwardRules } from '../../../typings/contract'
import { assert } from '../assert'
import { grantAt, type HasMembership } from '../membership/membership'
import { dayOf } from '../time/day'

/** The tier of whoever has no paid membership, and of whoever has one. */
const BASE_TIER = 'member'
const PAID_TIER = 'paid'

/** Every multiplier is one where nothing else is set. */
export const DEFAULT_AWARD_RULES: AwardRules = { tiers: {}, days: {} }

const ONE = 100

/** The tier's and the day's multiplier in whole percent, as they held when the receipt was taken. */
export interface Multiplier {
  readonly tierPercent: number
  readonly dayPercent: number
}

/** Of an award to a member at an instant: her plan's multiplier while she has one, else that of everybody's tier. */
export function multiplierFor(rules: AwardRules, member: HasMembership, at: number): Multiplier {
  const tierPercent = grantAt(member, at)?.benefits.pointsPercent ?? rules.tiers[BASE_TIER] ?? ONE
  return { tierPercent, dayPercent: rules.days[dayOf(at)] ?? ONE }
}

export const tierOf = (member: HasMembership, at: number): string =>
  grantAt(member, at) === null ? BASE_TIER : PAID_TIER

/** What everybody gets of an amount: the day's multiplier alone. */
export const basePointsFor = (amountFen: number, { dayPercent }: Multiplier): number =>
  pointsFor(amountFen, { tierPercent: ONE, dayPercent })

/** 1.5 for a tier of 150 % on a day of 100 %. */
export const factorOf = ({ tierPercent, dayPercent }: Multiplier): number => (tierPercent * dayPercent) / (ONE * ONE)

/** Points for an amount (rule A-1): one a yuan, times both multipliers, and only then down to a whole point. The fraction
 *  of a point is not given; `amountFen` from 0 to 10^8. */
export function pointsFor(amountFen: number, { tierPercent, dayPercent }: Multiplier): number {
  const scaled = amountFen * tierPercent * dayPercent
  assert(Number.isSafeInteger(scaled) && scaled >= 0, `amountFen ${amountFen}`)
  return Math.floor(scaled / (100 * ONE * ONE))
}
