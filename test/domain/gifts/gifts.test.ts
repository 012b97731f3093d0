import { anniversaryDueOf, birthdayDuesOf, dayIn, giftDueOf } from '../../../cloudfunctions/domain/gifts/gift-due'
import { giveGift } from '../../../cloudfunctions/domain/gifts/give-gift'
import { newMember } from '../../../cloudfunctions/domain/member/member'
import { NO_PROFILE } from '../../../cloudfunctions/domain/member/profile'
import { livePoints } from '../../../cloudfunctions/domain/points/account'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const joined = newMember({ memberNo: '100000000008', accountId: 'a1', now: Date.parse('2024-02-29T08:00:00+08:00') })
const born = (birthday: string) => ({ ...joined, profile: { ...NO_PROFILE, birthday } })
const dayOfDue = ({ at }: { at: number }) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)

test.each([
  ['2028', '02-29', '2028-02-29'],
  ['2027', '02-29', '2027-02-28'],
  ['2027', '12-31', '2027-12-31'],
])('dayIn: in %s %s is %s', (year, monthDay, day) => {
  expect(dayIn(Number(year), monthDay)).toBe(day)
})

test.each([
  ['a day ahead is this year', '11-24', '2026-11-24T10:00'],
  ['today is next year', '11-23', '2027-11-23T10:00'],
  ['a day that is over is next year', '03-08', '2027-03-08T10:00'],
])('birthdayDuesOf: %s', (_fact, birthday, day) => {
  expect(birthdayDuesOf(joined, born(birthday), NOW).map(dayOfDue)).toEqual([day])
})

test.each([
  ['the twenty-ninth day after joining is next year', '12-22', '2027-12-22T10:00'],
  ['the thirtieth is this year', '12-23', '2026-12-23T10:00'],
  ['the day after joining is next year', '11-24', '2027-11-24T10:00'],
  ['of a year in which the thirty days end, it is that year', '01-05', '2027-01-05T10:00'],
])('gift-by-joining-anew: of whoever has just joined, %s', (_fact, birthday, day) => {
  const newcomer = newMember({ memberNo: '100000000008', accountId: 'a2', now: NOW })
  const told = { ...newcomer, profile: { ...NO_PROFILE, birthday } }
  expect(birthdayDuesOf(newcomer, told, NOW).map(dayOfDue)).toEqual([day])
})

test('birthdayDuesOf: a change of something else makes none', () => {
  expect(birthdayDuesOf(born('03-08'), born('03-08'), NOW)).toEqual([])
  expect(birthdayDuesOf(born('03-08'), born(''), NOW)).toEqual([])
})

test('anniversaryDueOf: the year after joining; joined on 29 February, on the 28th', () => {
  expect(dayOfDue(anniversaryDueOf('a1', joined.joinedAt))).toBe('2025-02-28T10:00')
})

test('giveGift: once a year, with what her plan adds, and the next year becomes due in the same change', () => {
  const grant = {
    orderId: 'o',
    planId: 'p',
    name: '月卡',
    benefits: {
      pointsPercent: 100,
      makeUpCards: 0,
      memberPrices: false,
      paidRewards: false,
      monthlyItem: null,
      birthdayPoints: 100,
    },
    priceFen: 1,
    termDays: 31,
    days: 31,
    worthFen: 1,
    paidFen: 1,
    grantedAt: NOW,
    from: NOW - 1,
    until: NOW + 86_400_000,
    bonus: 0,
    items: 0,
    replaced: [],
  }
  const member = { ...born('11-23'), membership: { grants: [grant], savedFen: 0, savedPoints: 0 } }
  const due = giftDueOf('birthday', 'a1', '11-23', 2026)
  const given = giveGift({ member, due, now: NOW })
  if (!given.ok) throw new Error(given.code)
  expect(livePoints(given.member.points, NOW)).toBe(130)
  expect(given.entries).toMatchObject([{ reason: 'gift', ref: 'birthday-2026', delta: 130 }])
  expect(given.dues).toMatchObject([{ _id: 'birthday-a1-2027', year: 2027 }])
  const again = giveGift({ member: given.member, due, now: NOW })
  expect(again).toMatchObject({ ok: true, member: given.member, entries: [], answer: given.answer })
})

test('giveGift: nothing for a birthday that is told otherwise by now', () => {
  const given = giveGift({ member: born('05-05'), due: giftDueOf('birthday', 'a1', '11-23', 2026), now: NOW })
  expect(given).toMatchObject({ entries: [], answer: { notice: null } })
})
