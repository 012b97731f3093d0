import { decideCheckIn } from '../../../cloudfunctions/domain/check-in/check-in'
import {
  DEFAULT_HOUSE_RULES,
  type HouseRules,
  withOutage,
  withSchedule,
} from '../../../cloudfunctions/domain/check-in/house-rules'
import { decideMakeUp } from '../../../cloudfunctions/domain/check-in/make-up'
import { homeOf } from '../../../cloudfunctions/domain/member/home'
import { type MemberState, newMember } from '../../../cloudfunctions/domain/member/member'
import { livePoints } from '../../../cloudfunctions/domain/points/account'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'

const member = newMember({ memberNo: '100000000008', accountId: 'a', now: startOfDay('2026-11-02') })

function checkedIn(days: readonly string[], rules: HouseRules = DEFAULT_HOUSE_RULES): MemberState {
  return days.reduce((state, day) => {
    const decision = decideCheckIn({ member: state, rules, now: startOfDay(day) })
    if (!decision.ok) throw new Error(decision.code)
    return decision.member
  }, member)
}

const makeUp = (state: MemberState, day: string, today: string, rules: HouseRules = DEFAULT_HOUSE_RULES) =>
  decideMakeUp({ member: state, rules, day, now: startOfDay(today) })

describe('decideMakeUp', () => {
  const gap = checkedIn(['2026-11-02', '2026-11-03', '2026-11-05'])

  test('joins the runs, and the day earns what its place in the joined run brings', () => {
    expect(makeUp(gap, '2026-11-04', '2026-11-06')).toMatchObject({
      ok: true,
      answer: { day: '2026-11-04', streak: 4, earned: 10, cardsLeft: 0 },
      entries: [{ reason: 'makeUp', ref: '2026-11-04', delta: 10 }],
    })
  })

  test.each([
    ['a day that counts already', '2026-11-03', '2026-11-06', 'ALREADY_DONE'],
    ['today, which can be checked in', '2026-11-06', '2026-11-06', 'NOT_OPEN'],
    ['a day to come', '2026-11-07', '2026-11-06', 'NOT_OPEN'],
    ['a day before joining', '2026-11-01', '2026-11-06', 'NOT_OPEN'],
    ['the thirty-first day back', '2026-11-04', '2026-12-05', 'NOT_OPEN'],
  ])('refuses %s', (_what, day, today, code) => {
    expect(makeUp(gap, day, today)).toMatchObject({ ok: false, code })
  })

  test('reaches the thirtieth day back', () => {
    expect(makeUp(gap, '2026-11-04', '2026-12-04')).toMatchObject({ ok: true })
  })

  test('one card a month: the second is refused, the next month brings another', () => {
    const once = makeUp(gap, '2026-11-04', '2026-11-08')
    if (!once.ok) throw new Error(once.code)
    expect(makeUp(once.member, '2026-11-06', '2026-11-08')).toMatchObject({ ok: false, code: 'LIMIT_REACHED' })
    expect(makeUp(once.member, '2026-11-06', '2026-12-01')).toMatchObject({ ok: true, answer: { cardsLeft: 0 } })
  })
})

describe('a day lost to our outage', () => {
  const rules = withOutage(DEFAULT_HOUSE_RULES, '2026-11-04')
  const before = checkedIn(['2026-11-02', '2026-11-03'])

  test('comes back with its reward at the next check-in, and the streak runs on', () => {
    const decision = decideCheckIn({ member: before, rules, now: startOfDay('2026-11-05') })
    expect(decision).toMatchObject({
      ok: true,
      answer: { streak: 4, earned: 5, points: 5 + 5 + 10 + 5 },
      entries: [
        { reason: 'givenBack', ref: '2026-11-04', delta: 10 },
        { reason: 'checkIn', ref: '2026-11-05', delta: 5 },
      ],
    })
  })

  test('is in the streak on the home page before that, and its points are not yet', () => {
    const now = startOfDay('2026-11-05')
    expect(homeOf(before, rules, now)).toMatchObject({
      streak: 3,
      nextReward: 5,
      points: livePoints(before.points, now),
    })
  })

  test('is given back once', () => {
    const once = checkedIn(['2026-11-02', '2026-11-03', '2026-11-05'], rules)
    const again = decideCheckIn({ member: once, rules, now: startOfDay('2026-11-06') })
    expect(again.ok && again.entries.map((entry) => entry.reason)).toEqual(['checkIn'])
  })

  test('needs no card, so none is used on it', () => {
    expect(makeUp(before, '2026-11-04', '2026-11-05', rules)).toMatchObject({ ok: false, code: 'ALREADY_DONE' })
  })

  test('is not given to who joined after it, nor to who checked in on it', () => {
    const late = newMember({ memberNo: '100000000008', accountId: 'b', now: startOfDay('2026-11-05') })
    const first = decideCheckIn({ member: late, rules, now: startOfDay('2026-11-05') })
    expect(first).toMatchObject({ ok: true, answer: { streak: 1 } })
    const there = checkedIn(['2026-11-03', '2026-11-04'], rules)
    const next = decideCheckIn({ member: there, rules, now: startOfDay('2026-11-05') })
    expect(next.ok && next.entries.map((entry) => entry.reason)).toEqual(['checkIn'])
  })
})

test('withSchedule: new rewards hold from their day on, and what the home page promised for tomorrow is kept', () => {
  const rules = withSchedule(DEFAULT_HOUSE_RULES, '2026-11-04', [1, 2, 3, 4, 5, 6, 7])
  const second = checkedIn(['2026-11-02', '2026-11-03'], rules)
  expect(livePoints(second.points, startOfDay('2026-11-03'))).toBe(10)
  const promised = homeOf(second, rules, startOfDay('2026-11-03')).nextReward
  const third = decideCheckIn({ member: second, rules, now: startOfDay('2026-11-04') })
  expect(third).toMatchObject({ ok: true, answer: { earned: 3 } })
  expect(promised).toBe(3)
})

test('withSchedule: setting tomorrow’s rewards again replaces them', () => {
  const once = withSchedule(DEFAULT_HOUSE_RULES, '2026-11-04', [1, 1, 1, 1, 1, 1, 1])
  const twice = withSchedule(once, '2026-11-04', [2, 2, 2, 2, 2, 2, 2])
  expect(twice.schedules).toEqual([{ from: '2026-11-04', rewards: [2, 2, 2, 2, 2, 2, 2] }])
})
