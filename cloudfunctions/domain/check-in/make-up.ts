import type { MadeUp } from '../../../typings/contract'
import type { MemberDecision, MemberState } from '../member/member'
import { benefitsOf } from '../membership/membership'
import { livePoints } from '../points/account'
import { earn } from '../points/earn'
import { addDays, type Day, dayOf, monthOf } from '../time/day'
import { giveBackDays } from './give-back'
import { type HouseRules, scheduleOn } from './house-rules'
import { rewardFor } from './schedule'
import { addDay, type CheckInRecord, hasDay, placeInRun, streakOn } from './streak'

/** Cards that every member has in a calendar month (rule C-6). */
const CARDS_A_MONTH = 1

/** Days back that a card reaches. */
const REACH_DAYS = 30

export interface MakeUpRequest {
  readonly member: MemberState
  readonly rules: HouseRules
  readonly day: Day
  readonly now: number
}

/**
 * Makes up a missed day with a card (rule C-6): the day earns what its place in the joined run brings, and the streak runs
 * on through it. Refuses, in this order: `ALREADY_DONE` for a day that counts already, `NOT_OPEN` for a day that is not
 * over, before joining, or out of reach, `LIMIT_REACHED` without a card.
 */
export function decideMakeUp({ member, rules, day, now }: MakeUpRequest): MemberDecision<MadeUp> {
  const today = dayOf(now)
  const given = giveBackDays(member, rules, now)
  if (hasDay(given.member.checkIn, day)) return { ok: false, code: 'ALREADY_DONE', done: 'makeUp', day }
  const open = day < today && day >= makeUpFrom(member, today)
  if (!open) return { ok: false, code: 'NOT_OPEN', what: 'makeUp' }
  const cards = cardsLeft(member, now)
  if (cards === 0) return { ok: false, code: 'LIMIT_REACHED', what: 'makeUpCards' }

  const used = { month: monthOf(today), used: usedCards(member.checkIn, today) + 1 }
  const checkIn = { ...addDay(given.member.checkIn, day), cards: used }
  const earned = rewardFor(placeInRun(checkIn, day), scheduleOn(rules, day))
  const change = earn({ account: given.member.points, points: earned, now, reason: 'makeUp', ref: day })
  const streak = streakOn(checkIn, today)

  return {
    ok: true,
    member: { ...given.member, checkIn, points: change.account },
    entries: [...given.entries, ...change.entries],
    answer: { day, streak, earned, points: livePoints(change.account, now), cardsLeft: cards - 1 },
  }
}

/** The earliest day that a card reaches. */
export function makeUpFrom(member: MemberState, today: Day): Day {
  const joined = dayOf(member.joinedAt)
  const reach = addDays(today, -REACH_DAYS)
  return joined > reach ? joined : reach
}

/** Make-up cards left in this month; a paid membership has more. */
export function cardsLeft(member: Pick<MemberState, 'checkIn' | 'membership'>, now: number): number {
  const cards = CARDS_A_MONTH + benefitsOf(member, now).makeUpCards
  return Math.max(0, cards - usedCards(member.checkIn, dayOf(now)))
}

function usedCards({ cards }: CheckInRecord, today: Day): number {
  return cards.month === monthOf(today) ? cards.used : 0
}
