import type { BrandActions, CheckInRules } from '../../typings/contract'
import { type Act, actOf } from '../domain/audit-log/act'
import {
  DEFAULT_HOUSE_RULES,
  type HouseRules,
  scheduleOn,
  withOutage,
  withSchedule,
} from '../domain/check-in/house-rules'
import { addDays, type Day, dayOf } from '../domain/time/day'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import { CHANGED } from '../edge/compare-and-set'
import type { ByOperator } from '../edge/operator'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import { HOUSE_ID, house } from '../platform/members'

/** Days back for which an outage can be declared: as far as rule C-7 gives back. */
const OUTAGE_REACH_DAYS = 30

export async function checkInRules({ now }: Asked<unknown>): Promise<Outcome<CheckInRules>> {
  const document = await house.get(HOUSE_ID)
  return { ok: true, answer: describe(document ?? DEFAULT_HOUSE_RULES, document?.version ?? 0, dayOf(now)) }
}

/** Sets the seven rewards from tomorrow on (rule C-8). Refuses `LOCKED` when somebody changed the rules since the version
 *  that was read. Two wire calls. */
export function saveCheckIn(
  ordered: Ordered<BrandActions['saveCheckIn']['input']> & ByOperator,
): Promise<Outcome<CheckInRules>> {
  const { input, now, by } = ordered
  const tomorrow = addDays(dayOf(now), 1)
  return changeBeside<HouseRules, CheckInRules>(ordered, house, HOUSE_ID, (document) => {
    const version = document?.version ?? 0
    if (input.version !== undefined && input.version !== version) return CHANGED
    const before = rulesOf(document)
    const act = actOf(by, {
      _id: `saveCheckIn-${version}`,
      at: now,
      what: 'saveCheckIn',
      before: { rewards: scheduleOn(before, tomorrow).join(' ') },
      after: { rewards: input.rewards.join(' ') },
    })
    return decided(withSchedule(before, tomorrow, input.rewards), version, act)
  })
}

/** Declares that we were down on a day: today or one of the thirty before (rule C-7). Whatever else changed meanwhile, the
 *  day is only added. Two wire calls. */
export async function declareOutage(ordered: Ordered<{ day: Day }> & ByOperator): Promise<Outcome<CheckInRules>> {
  const { input, now, by } = ordered
  const { day } = input
  const today = dayOf(now)
  if (day > today || day < addDays(today, -OUTAGE_REACH_DAYS)) {
    return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'day' }
  }
  return changeBeside<HouseRules, CheckInRules>(ordered, house, HOUSE_ID, (document) => {
    const version = document?.version ?? 0
    const act = actOf(by, { _id: `declareOutage-${version}`, at: now, what: 'declareOutage', after: { day } })
    return decided(withOutage(rulesOf(document), day), version, act)
  })
}

const rulesOf = (document: HouseRules | null): HouseRules => {
  const { schedules, outages } = document ?? DEFAULT_HOUSE_RULES
  return { schedules, outages }
}

function decided(state: HouseRules, version: number, act: Act): BesideDecision<HouseRules, CheckInRules> {
  return { ok: true, state, acts: [act], answer: describe(state, version + 1, dayOf(act.at)) }
}

function describe(rules: HouseRules, version: number, today: Day): CheckInRules {
  const tomorrow = addDays(today, 1)
  return { today: scheduleOn(rules, today), tomorrow: scheduleOn(rules, tomorrow), outages: rules.outages, version }
}
