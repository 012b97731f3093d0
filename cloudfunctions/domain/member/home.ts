import type { Home } from '../../../typings/contract'
import { giveBackDays } from '../check-in/give-back'
import { type HouseRules, scheduleOn } from '../check-in/house-rules'
import { placeInCycle, rewardFor } from '../check-in/schedule'
import { hasDay, streakOn } from '../check-in/streak'
import { livePoints } from '../points/account'
import { addDays, dayOf } from '../time/day'
import type { MemberState } from './member'

/** What the member sees first: today, her points, her streak, and what the next check-in brings. A day that will be given
 *  back is in the streak already, so that she does not see it broken (rule C-7). */
export function homeOf(member: MemberState, rules: HouseRules, now: number): Home {
  const today = dayOf(now)
  const record = giveBackDays(member, rules, now).member.checkIn
  const streak = streakOn(record, today)
  const checkedInToday = hasDay(record, today)
  const schedule = scheduleOn(rules, checkedInToday ? addDays(today, 1) : today)
  return {
    memberNo: member.memberNo,
    at: now,
    today,
    points: livePoints(member.points, now),
    debt: member.points.debt,
    streak,
    checkedInToday,
    nextReward: rewardFor(streak + 1, schedule),
    cycle: { rewards: schedule, next: placeInCycle(streak + 1) },
  }
}
