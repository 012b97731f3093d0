import type { CheckedIn } from '../../../typings/contract'
import type { MemberDecision, MemberState } from '../member/member'
import { livePoints } from '../points/account'
import { earn } from '../points/earn'
import { dayOf } from '../time/day'
import { type RewardSchedule, rewardFor } from './schedule'
import { appendDay, hasCheckedIn, streakOn } from './streak'

export interface CheckInRequest {
  readonly member: MemberState
  readonly schedule: RewardSchedule
  readonly now: number
}

/** Checks the member in for the day of `now` (rules C-1 to C-4). Refuses with `ALREADY_DONE` on a day already checked in. */
export function decideCheckIn({ member, schedule, now }: CheckInRequest): MemberDecision<CheckedIn> {
  const day = dayOf(now)
  if (hasCheckedIn(member.checkIn, day)) return { ok: false, code: 'ALREADY_DONE', done: 'checkIn', day }

  const checkIn = appendDay(member.checkIn, day)
  const streak = streakOn(checkIn, day)
  const earned = rewardFor(streak, schedule)
  const { account, entries } = earn({ account: member.points, points: earned, now, reason: 'checkIn', ref: day })

  return {
    ok: true,
    member: { ...member, checkIn, points: account },
    entries,
    answer: { day, streak, earned, points: livePoints(account, now), nextReward: rewardFor(streak + 1, schedule) },
  }
}
