import type { CheckedIn } from '../../../typings/contract'
import type { MemberDecision, MemberState } from '../member/member'
import { livePoints } from '../points/account'
import { earn } from '../points/earn'
import { addDays, dayOf } from '../time/day'
import { giveBackDays } from './give-back'
import { type HouseRules, scheduleOn } from './house-rules'
import { placeInCycle, rewardFor } from './schedule'
import { addDay, hasDay, streakOn } from './streak'

export interface CheckInRequest {
  readonly member: MemberState
  readonly rules: HouseRules
  readonly now: number
}

/** Checks the member in for the day of `now` (rules C-1 to C-4), after giving back what an outage took (rule C-7). Refuses
 *  with `ALREADY_DONE` on a day already checked in. */
export function decideCheckIn({ member, rules, now }: CheckInRequest): MemberDecision<CheckedIn> {
  const day = dayOf(now)
  if (hasDay(member.checkIn, day)) return { ok: false, code: 'ALREADY_DONE', done: 'checkIn', day }

  const given = giveBackDays(member, rules, now)
  const checkIn = addDay(given.member.checkIn, day)
  const streak = streakOn(checkIn, day)
  const earned = rewardFor(streak, scheduleOn(rules, day))
  const change = earn({ account: given.member.points, points: earned, now, reason: 'checkIn', ref: day })

  const tomorrow = scheduleOn(rules, addDays(day, 1))

  return {
    ok: true,
    member: { ...given.member, checkIn, points: change.account },
    entries: [...given.entries, ...change.entries],
    answer: {
      day,
      streak,
      earned,
      points: livePoints(change.account, now),
      nextReward: rewardFor(streak + 1, tomorrow),
      cycle: { rewards: tomorrow, next: placeInCycle(streak + 1) },
      givenBack: given.days,
    },
  }
}
