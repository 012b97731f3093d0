import fc from 'fast-check'
import {
  balanceOf,
  type Entry,
  livePoints,
  openAccount,
  type PointsAccount,
} from '../../../cloudfunctions/domain/points/account'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { sweepExpired } from '../../../cloudfunctions/domain/points/sweep-expired'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'

const earnOn = (account: PointsAccount, points: number, now: number) =>
  earn({ account, points, now, reason: 'checkIn', ref: 'any' })

const november = startOfDay('2026-11-22')
const dead = startOfDay('2027-12-01')

test('earn: points of November 2026 end with November 2027', () => {
  const { account } = earnOn(openAccount('a'), 5, november)
  expect(account.lots).toEqual([{ id: '2027-11', left: 5, expiresAt: dead }])
})

test('earn: points of one month are one lot', () => {
  const first = earnOn(openAccount('a'), 5, november)
  const second = earnOn(first.account, 10, startOfDay('2026-11-30'))
  expect(second.account.lots).toEqual([{ id: '2027-11', left: 15, expiresAt: dead }])
})

test.each([
  ['a lot lives in its last millisecond', dead - 1, 5],
  ['a lot is dead at its expiry instant', dead, 0],
])('livePoints: %s', (_fact, now, points) => {
  expect(livePoints(earnOn(openAccount('a'), 5, november).account, now)).toBe(points)
})

test('sweepExpired: a dead lot leaves with an entry', () => {
  const { account } = earnOn(openAccount('a'), 5, november)
  const swept = sweepExpired(account, dead + 1000)
  expect(swept.account.lots).toEqual([])
  expect(swept.entries).toMatchObject([
    { number: 1, at: dead + 1000, delta: -5, balance: 0, reason: 'expiry', ref: '2027-11' },
  ])
})

test('earn: repays debt before it makes a lot', () => {
  const owing = { ...openAccount('a'), debt: 8 }
  const part = earnOn(owing, 5, november)
  expect(part.account).toMatchObject({ debt: 3, lots: [] })
  const rest = earnOn(part.account, 5, november)
  expect(rest.account).toMatchObject({ debt: 0, lots: [{ left: 2 }] })
  expect(rest.entries).toMatchObject([{ delta: 5, balance: 2 }])
})

test('earn: refuses what are no points, as a bug of its caller', () => {
  for (const points of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
    expect(() => earnOn(openAccount('a'), points, november)).toThrow('broken promise')
  }
})

test('earn: over any history the entries add up to the balance, number without gaps, and expiry takes only dead points', () => {
  const step = fc.record({ points: fc.integer({ min: 1, max: 500 }), days: fc.integer({ min: 0, max: 120 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let account = openAccount('a')
      let now = november
      const entries: Entry[] = []
      const earned: Array<{ points: number; at: number }> = []
      for (const { points, days } of steps) {
        now += days * 24 * 60 * 60 * 1000
        const change = earnOn(account, points, now)
        account = change.account
        entries.push(...change.entries)
        earned.push({ points, at: now })
      }
      expect(entries.reduce((sum, entry) => sum + entry.delta, 0)).toBe(balanceOf(account))
      expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, index) => index))
      let balance = 0
      for (const entry of entries) {
        balance += entry.delta
        expect(entry.balance).toBe(balance)
      }
      const alive = earned.filter(({ at }) => now < endOfLife(at)).reduce((sum, { points }) => sum + points, 0)
      expect(livePoints(account, now)).toBe(alive)
    }),
  )
})

/** Straight from the rule's words: the first instant after the end of the month twelve months on. */
function endOfLife(at: number): number {
  const shanghai = new Date(at + 8 * 60 * 60 * 1000)
  return Date.UTC(shanghai.getUTCFullYear(), shanghai.getUTCMonth() + 13, 1) - 8 * 60 * 60 * 1000
}
