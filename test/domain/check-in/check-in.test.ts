import fc from 'fast-check'
import { decideCheckIn } from '../../../cloudfunctions/domain/check-in/check-in'
import { DEFAULT_HOUSE_RULES } from '../../../cloudfunctions/domain/check-in/house-rules'
import { DEFAULT_SCHEDULE, rewardFor } from '../../../cloudfunctions/domain/check-in/schedule'
import { homeOf } from '../../../cloudfunctions/domain/member/home'
import { type MemberState, newMember } from '../../../cloudfunctions/domain/member/member'
import { addDays, dayOf, startOfDay } from '../../../cloudfunctions/domain/time/day'

const FIRST = '2026-11-02'
const member = newMember({ memberNo: '100000000008', accountId: 'a', now: startOfDay(FIRST) })
const at = (instant: string) => Date.parse(`${instant}+08:00`)

function checkIn(state: MemberState, now: number) {
  return decideCheckIn({ member: state, rules: DEFAULT_HOUSE_RULES, now })
}

function mustCheckIn(state: MemberState, now: number) {
  const decision = checkIn(state, now)
  if (!decision.ok) throw new Error(decision.code)
  return decision
}

test('decideCheckIn: eight days in a row earn the cycle of seven and its first day again', () => {
  let state = member
  const earned: number[] = []
  for (let day = 0; day < 8; day++) {
    const decision = mustCheckIn(state, startOfDay(addDays(FIRST, day)))
    state = decision.member
    earned.push(decision.answer.earned)
    expect(decision.answer.streak).toBe(day + 1)
  }
  expect(earned).toEqual([5, 5, 10, 5, 10, 15, 30, 5])
})

test('decideCheckIn: cumulative-one-late — the day being checked in counts in its own reward', () => {
  const sixDays = checkedInFor(6)
  expect(mustCheckIn(sixDays, startOfDay(addDays(FIRST, 6))).answer.earned).toBe(30)
})

test('decideCheckIn: utc-check-in — 00:00 to 08:00 in Beijing is a new day', () => {
  const yesterday = mustCheckIn(member, at('2026-11-02T23:59:59.999')).member
  const decision = mustCheckIn(yesterday, at('2026-11-03T00:00:00.000'))
  expect(decision.answer).toMatchObject({ day: '2026-11-03', streak: 2 })
})

test('decideCheckIn: a second time on one day is refused with the day, first and last millisecond alike', () => {
  const once = mustCheckIn(member, at('2026-11-02T00:00:00.000')).member
  expect(checkIn(once, at('2026-11-02T23:59:59.999'))).toEqual({
    ok: false,
    code: 'ALREADY_DONE',
    done: 'checkIn',
    day: '2026-11-02',
  })
})

test('decideCheckIn: a missed day starts the cycle again and takes nothing', () => {
  const sixDays = checkedInFor(6)
  const before = homeOf(sixDays, DEFAULT_HOUSE_RULES, startOfDay(addDays(FIRST, 8)))
  expect(before).toMatchObject({ streak: 0, nextReward: 5, points: 50 })
  expect(mustCheckIn(sixDays, startOfDay(addDays(FIRST, 8))).answer).toMatchObject({ streak: 1, earned: 5, points: 55 })
})

test('homeOf: yesterday’s streak stands while today is open', () => {
  const home = homeOf(checkedInFor(6), DEFAULT_HOUSE_RULES, startOfDay(addDays(FIRST, 6)))
  expect(home).toMatchObject({ streak: 6, checkedInToday: false, nextReward: 30, cycle: { next: 6 } })
})

test('homeOf: after the check-in the next reward is tomorrow’s', () => {
  const home = homeOf(checkedInFor(7), DEFAULT_HOUSE_RULES, startOfDay(addDays(FIRST, 6)))
  expect(home).toMatchObject({ streak: 7, checkedInToday: true, nextReward: 5, cycle: { next: 0 } })
})

test('decideCheckIn: agrees with a set of days for any history of instants', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 }), (hoursApart) => {
      let state = member
      let now = startOfDay(FIRST)
      let points = 0
      const days = new Set<string>()
      for (const hours of hoursApart) {
        now += hours * 60 * 60 * 1000
        const today = dayOf(now)
        const decision = checkIn(state, now)
        expect(decision.ok).toBe(!days.has(today))
        if (!decision.ok) continue
        days.add(today)
        const streak = daysInARow(days, today)
        points += rewardFor(streak, DEFAULT_SCHEDULE)
        expect(decision.answer).toMatchObject({ day: today, streak, points })
        state = decision.member
      }
    }),
  )
})

function checkedInFor(days: number): MemberState {
  let state = member
  for (let day = 0; day < days; day++) state = mustCheckIn(state, startOfDay(addDays(FIRST, day))).member
  return state
}

function daysInARow(days: ReadonlySet<string>, last: string): number {
  let count = 0
  while (days.has(addDays(last, -count))) count++
  return count
}
