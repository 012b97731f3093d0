import type { CheckInRules } from '../../typings/contract'
import {
  DEFAULT_HOUSE_RULES,
  type HouseRules,
  scheduleOn,
  withOutage,
  withSchedule,
} from '../domain/check-in/house-rules'
import { addDays, type Day, dayOf } from '../domain/time/day'
import { changeHouse } from '../edge/change-house'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import { HOUSE_ID, house } from '../platform/members'

/** Days back for which an outage can be declared: as far as rule C-7 gives back. */
const OUTAGE_REACH_DAYS = 30

export async function checkInRules({ now }: Asked<unknown>): Promise<Outcome<CheckInRules>> {
  const rules = (await house.get(HOUSE_ID)) ?? DEFAULT_HOUSE_RULES
  return { ok: true, answer: describe(rules, dayOf(now)) }
}

/** Sets the seven rewards from tomorrow on (rule C-8). */
export function saveCheckIn(ordered: Ordered<{ rewards: number[] }>): Promise<Outcome<CheckInRules>> {
  const today = dayOf(ordered.now)
  return changeHouse(ordered, (before) => {
    const rules = withSchedule(before, addDays(today, 1), ordered.input.rewards)
    return { rules, answer: describe(rules, today) }
  })
}

/** Declares that we were down on a day: today or one of the thirty before (rule C-7). */
export async function declareOutage(ordered: Ordered<{ day: Day }>): Promise<Outcome<CheckInRules>> {
  const { day } = ordered.input
  const today = dayOf(ordered.now)
  if (day > today || day < addDays(today, -OUTAGE_REACH_DAYS)) {
    return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'day' }
  }
  return changeHouse(ordered, (before) => {
    const rules = withOutage(before, day)
    return { rules, answer: describe(rules, today) }
  })
}

function describe(rules: HouseRules, today: Day): CheckInRules {
  const tomorrow = addDays(today, 1)
  return { today: scheduleOn(rules, today), tomorrow: scheduleOn(rules, tomorrow), outages: rules.outages }
}
