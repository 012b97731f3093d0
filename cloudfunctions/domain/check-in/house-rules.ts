import { assert } from '../assert'
import type { Day } from '../time/day'
import { DEFAULT_SCHEDULE, type RewardSchedule } from './schedule'

/** What the operator has set for check-ins. */
export interface HouseRules {
  /** Schedules by the day from which they hold, oldest first. */
  readonly schedules: ReadonlyArray<{ readonly from: Day; readonly rewards: RewardSchedule }>
  /** Days on which we were down: whoever missed one gets it back (rule C-7). */
  readonly outages: readonly Day[]
}

export const DEFAULT_HOUSE_RULES: HouseRules = { schedules: [], outages: [] }

/** The rewards that hold on `day` (rule C-8). */
export function scheduleOn(rules: HouseRules, day: Day): RewardSchedule {
  const latest = rules.schedules.filter((schedule) => schedule.from <= day).at(-1)
  return latest?.rewards ?? DEFAULT_SCHEDULE
}

/** The rules with `rewards` holding from `from` on, in place of whatever was to hold from that day or later. */
export function withSchedule(rules: HouseRules, from: Day, rewards: RewardSchedule): HouseRules {
  assert(/^\d{4}-\d\d-\d\d$/.test(from), `day ${from}`)
  return { ...rules, schedules: [...rules.schedules.filter((schedule) => schedule.from < from), { from, rewards }] }
}

/** The rules with `day` declared an outage; declaring it twice changes nothing. */
export function withOutage(rules: HouseRules, day: Day): HouseRules {
  return { ...rules, outages: [...new Set([...rules.outages, day])].sort() }
}
