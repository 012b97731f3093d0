import * as v from 'valibot'
import { CYCLE_LENGTH } from '../domain/check-in/schedule'
import { isOnTheCalendar } from '../domain/time/day'
import { byOperator } from '../edge/operator'
import { command, query, serve } from '../edge/serve'
import { checkInRules, declareOutage, saveCheckIn } from './check-in-rules'

/** Bounds of rule C-8. */
const Reward = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
const Rewards = v.object({ rewards: v.pipe(v.array(Reward), v.length(CYCLE_LENGTH)) })
const DayOf = v.object({ day: v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar)) })

export const main = serve({
  checkInRules: query(v.object({}), byOperator(checkInRules)),
  saveCheckIn: command(Rewards, byOperator(saveCheckIn)),
  declareOutage: command(DayOf, byOperator(declareOutage)),
})
