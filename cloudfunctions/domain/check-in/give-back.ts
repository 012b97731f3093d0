import type { MemberState } from '../member/member'
import type { Entry } from '../points/account'
import { earn } from '../points/earn'
import { addDays, type Day, dayOf } from '../time/day'
import { type HouseRules, scheduleOn } from './house-rules'
import { rewardFor } from './schedule'
import { addDay, hasDay, placeInRun } from './streak'

/** Days back that an outage is made good for. */
const REACH_DAYS = 30

/** Gives back, with its reward, every day of the last thirty that the member missed while we were down (rule C-7). Nobody
 *  is walked over for it: it happens with her next check-in or make-up, and is only shown until then. */
export function giveBackDays(member: MemberState, rules: HouseRules, now: number) {
  const today = dayOf(now)
  let given: MemberState = member
  const entries: Entry[] = []
  const days: Day[] = []
  for (const day of lostDays(member, rules, today)) {
    const checkIn = addDay(given.checkIn, day)
    const points = rewardFor(placeInRun(checkIn, day), scheduleOn(rules, day))
    const change = earn({ account: given.points, points, now, reason: 'givenBack', ref: day })
    given = { ...given, checkIn, points: change.account }
    entries.push(...change.entries)
    days.push(day)
  }
  return { member: given, entries, days }
}

function lostDays(member: MemberState, rules: HouseRules, today: Day): Day[] {
  const joined = dayOf(member.joinedAt)
  const from = addDays(today, -REACH_DAYS)
  return rules.outages.filter((day) => day >= joined && day >= from && day < today && !hasDay(member.checkIn, day))
}
