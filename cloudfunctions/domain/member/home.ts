import type { Home } from '../../../typings/contract'
import { giveBackDays } from '../check-in/give-back'
import { type HouseRules, scheduleOn } from '../check-in/house-rules'
import { placeInCycle, rewardFor } from '../check-in/schedule'
import { type CheckInRecord, hasDay, streakOn } from '../check-in/streak'
import { chancesOf } from '../draw/chances'
import { type DayEvent, stateAt } from '../draw/event'
import { drawnIn } from '../draw/open-draws'
import { livePoints } from '../points/account'
import type { Reward } from '../rewards/reward'
import { addDays, dayOf } from '../time/day'
import type { MemberState } from './member'

/** What lies beside her. */
export interface AroundHome {
  /** The member day that is on or comes next; null without one. */
  readonly event: DayEvent | null
  /** The number of the last draw that she made in it before she was erased; 0 without one (rule D-13). */
  readonly drewBefore?: number
  /** What she wished for last; null without a wish, and once it is off the shelf. */
  readonly wished: Reward | null
}

const NOTHING_AROUND: AroundHome = { event: null, wished: null }

/** What the member sees first: today, her points, her streak, and what the next check-in brings. A day that will be given
 *  back is in the streak already, so that she does not see it broken (rule C-7). */
export function homeOf(
  member: MemberState,
  rules: HouseRules,
  now: number,
  { event, drewBefore = 0, wished }: AroundHome = NOTHING_AROUND,
): Home {
  const today = dayOf(now)
  const record = giveBackDays(member, rules, now).member.checkIn
  const streak = streakOn(record, today)
  const checkedInToday = hasDay(record, today)
  const schedule = scheduleOn(rules, checkedInToday ? addDays(today, 1) : today)
  const points = livePoints(member.points, now)
  return {
    memberNo: member.memberNo,
    at: now,
    today,
    points,
    debt: member.points.debt,
    streak,
    checkedInToday,
    nextReward: rewardFor(streak + 1, schedule),
    cycle: { rewards: schedule, next: placeInCycle(streak + 1) },
    ...memberDayOf(event, drewBefore, member, record, now),
    ...(wished?.onSale ? { wish: wishOf(wished, points) } : {}),
  }
}

/** An event is there from its publishing to its end; what became of it is the event page's to tell. */
function memberDayOf(
  event: DayEvent | null,
  drewBefore: number,
  { draws }: MemberState,
  record: CheckInRecord,
  now: number,
): Pick<Home, 'memberDay'> {
  if (!event?.published || now >= event.closesAt) return {}
  const { id, published, opensAt, closesAt } = event
  const chances = Math.max(0, chancesOf(record, published.current) - drawnIn(id, draws, drewBefore))
  return {
    memberDay: { eventId: id, name: published.current.name, state: stateAt(event, now), opensAt, closesAt, chances },
  }
}

const wishOf = ({ id, name, points }: Reward, mine: number): NonNullable<Home['wish']> => ({
  rewardId: id,
  name,
  points,
  missing: Math.max(0, points - mine),
})
