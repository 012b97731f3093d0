import type { MemberDecision, MemberState } from '../member/member'
import { benefitsOf, withBonus } from '../membership/membership'
import { earn } from '../points/earn'
import { dayOf } from '../time/day'
import { dayIn, type GiftDue, type GiftKind, type GiftNotice, giftDueOf } from './gift-due'

const BIRTHDAY_POINTS = 30
const ANNIVERSARY_POINTS = 50

export interface Giving {
  readonly member: MemberState
  readonly due: GiftDue
  readonly now: number
}

/** Gives what is due, once a year (rules G-1 and G-3); the notice says what was given, also when it was given before. */
export function giveGift({ member, due, now }: Giving): MemberDecision<{ notice: GiftNotice | null }> {
  const { of, year } = due
  const monthDay = of === 'birthday' ? member.profile.birthday : dayOf(member.joinedAt).slice(5)
  // A birthday that is told otherwise by now, or no more, has a due of its own or none.
  if (monthDay === '' || dayOf(due.at) !== dayIn(year, monthDay))
    return { ok: true, member, entries: [], answer: { notice: null } }

  const points = pointsOf(of, member, now)
  const answer = { notice: noticeOf(due, member, points, now) }
  if (member.gifts[of] >= year) return { ok: true, member, entries: [], answer }
  const change = earn({ account: member.points, points, now, reason: 'gift', ref: `${of}-${year}` })
  const given = { ...member, points: change.account, gifts: { ...member.gifts, [of]: year } }
  return {
    ok: true,
    // What the plan adds goes back with it where it is cancelled (rule M-8).
    member: withBonus(given, now, of === 'birthday' ? benefitsOf(member, now).birthdayPoints : 0),
    entries: change.entries,
    dues: [giftDueOf(of, member.points.id, monthDay, year + 1)],
    answer,
  }
}

const pointsOf = (of: GiftKind, member: MemberState, now: number): number =>
  of === 'birthday' ? BIRTHDAY_POINTS + benefitsOf(member, now).birthdayPoints : ANNIVERSARY_POINTS

function noticeOf({ _id, of, at, year }: GiftDue, member: MemberState, points: number, now: number): GiftNotice {
  const years = of === 'anniversary' ? year - Number(dayOf(member.joinedAt).slice(0, 4)) : 0
  return { _id, at: now, kind: of, accountId: member.points.id, points, day: dayOf(at), years }
}
