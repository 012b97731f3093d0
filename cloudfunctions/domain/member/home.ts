import type { Home } from '../../../typings/contract'
import { placeInCycle, type RewardSchedule, rewardFor } from '../check-in/schedule'
import { hasCheckedIn, streakOn } from '../check-in/streak'
import { livePoints } from '../points/account'
import { dayOf } from '../time/day'
import type { MemberState } from './member'

/** What the member sees first: today, her points, her streak, and what the next check-in brings. */
export function homeOf(member: MemberState, schedule: RewardSchedule, now: number): Home {
  const today = dayOf(now)
  const streak = streakOn(member.checkIn, today)
  return {
    memberNo: member.memberNo,
    today,
    points: livePoints(member.points, now),
    debt: member.points.debt,
    streak,
    checkedInToday: hasCheckedIn(member.checkIn, today),
    nextReward: rewardFor(streak + 1, schedule),
    cycle: { rewards: schedule, next: placeInCycle(streak + 1) },
  }
}
