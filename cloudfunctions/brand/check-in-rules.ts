import type { BrandActions, CheckInRules } from '../../typings/contract'
import {
  DEFAULT_HOUSE_RULES,
  type HouseRules,
  scheduleOn,
  withOutage,
  withSchedule,
} from '../domain/check-in/house-rules'
import { addDays, type Day, dayOf } from '../domain/time/day'
import { changeHouse } from '../edge/change-house'
import { CHANGED } from '../edge/compare-and-set'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import { HOUSE_ID, house } from '../platform/members'

/** Days back for which an outage can be declared: as far as rule C-7 gives back. */
const OUTAGE_REACH_DAYS = 30

export async function checkInRules({ now }: Asked<unknown>): Promise<Outcome<CheckInRules>> {
  const document = await house.get(HOUSE_ID)
  return { ok: true, answer: describe(document ?? DEFAULT_HOUSE_RULES, document?.version ?? 0, dayOf(now)) }
}

/** Sets the seven rewards from tomorrow on (rule C-8). Refuses `LOCKED` when somebody changed the rules since the version
 *  that was read. */
export function saveCheckIn(ordered: Ordered<BrandActions['saveCheckIn']['input']>): Promise<Outcome<CheckInRules>> {
  const { input, now } = ordered
  const today = dayOf(now)
  return changeHouse(ordered, (before, version) => {
    if (input.version !== undefined && input.version !== version) return CHANGED
    const rules = withSchedule(before, addDays(today, 1), input.rewards)
    return { ok: true, rules, answer: describe(rules, version + 1, today) }
  })
}

/** Declares that we were down on a day: today or one of the thirty before (rule C-7). Whatever else changed meanwhile, the
 *  day is only added. */
export async function declareOutage(ordered: Ordered<{ day: Day }>): Promise<Outcome<CheckInRules>> {
  const { day } = ordered.input
  const today = dayOf(ordered.now)
  if (day > today || day < addDays(today, -OUTAGE_REACH_DAYS)) {
    return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'day' }
  }
  return changeHouse(ordered, (before, version) => {
    const rules = withOutage(before, day)
    return { ok: true, rules, answer: describe(rules, version + 1, today) }
  })
}

function describe(rules: HouseRules, version: number, today: Day): CheckInRules {
  const tomorrow = addDays(today, 1)
  return { today: scheduleOn(rules, today), tomorrow: scheduleOn(rules, tomorrow), outages: rules.outages, version }
}
