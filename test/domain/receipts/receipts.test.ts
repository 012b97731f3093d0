import fc from 'fast-check'
import type { Act } from '../../../cloudfunctions/domain/audit-log/act'
import { newMember } from '../../../cloudfunctions/domain/member/member'
import { benefitsOf, type Grant, type HasMembership } from '../../../cloudfunctions/domain/membership/membership'
import { balanceOf, type Entry } from '../../../cloudfunctions/domain/points/account'
import { factorOf, multiplierFor, pointsFor } from '../../../cloudfunctions/domain/receipts/award-rules'
import { bookReceipt } from '../../../cloudfunctions/domain/receipts/book-receipt'
import { amountLeft, type Receipt, reverse } from '../../../cloudfunctions/domain/receipts/receipt'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'

const now = Date.parse('2026-11-22T10:00:00+08:00')
const by = { staffId: 's', name: '小林', storeId: 'x' }
const member = newMember({ memberNo: '797903828565', accountId: 'a', now })

function receiptOf(amountFen: number, multiplier = { tierPercent: 100, dayPercent: 100 }): Receipt {
  const points = pointsFor(amountFen, multiplier)
  return {
    _id: 'x:R-1',
    receiptNo: 'R-1',
    memberNo: member.memberNo,
    amountFen,
    multiplier,
    points,
    at: now,
    by,
    request: 'award-1',
    fingerprint: 'f',
    reversals: [],
  }
}

const back = (receipt: Receipt, amountFen: number, request: string, fingerprint = 'f') =>
  reverse(receipt, { amountFen, request, fingerprint, by, at: now })

test.each([
  ['nothing for ninety-nine fen', 99, 100, 100, 0],
  ['one for a yuan', 100, 100, 100, 1],
  ['the fraction is dropped', 12_399, 100, 100, 123],
  ['the fraction is dropped after the multipliers, not before', 199, 150, 200, 5],
  ['nothing on a day of nothing', 10_000, 100, 0, 0],
  ['tenfold and tenfold of the most', 10_000_000, 1_000, 1_000, 10_000_000],
])('pointsFor: %s', (_fact, amountFen, tierPercent, dayPercent, points) => {
  expect(pointsFor(amountFen, { tierPercent, dayPercent })).toBe(points)
})

test('multiplierFor: what is not named is one; a plan’s multiplier takes the place of the tier’s while it lasts', () => {
  const at = (day: string) => startOfDay(day) + 1
  const rules = { tiers: { member: 120 }, days: { '2026-11-24': 200 } }
  const nobody = { membership: null }
  const benefits = { ...benefitsOf(nobody, 0), pointsPercent: 150 }
  const grant = { benefits, from: at('2026-11-23'), until: at('2026-11-25') } as Grant
  const paid = { membership: { grants: [grant], savedFen: 0, savedPoints: 0 } }
  const factor = (member: HasMembership, day: string) => factorOf(multiplierFor(rules, member, at(day)))
  expect([factor(nobody, '2026-11-22'), factor(nobody, '2026-11-24')]).toEqual([1.2, 2.4])
  expect([factor(paid, '2026-11-22'), factor(paid, '2026-11-23'), factor(paid, '2026-11-24')]).toEqual([1.2, 1.5, 3])
  expect(factorOf(multiplierFor({ tiers: {}, days: {} }, nobody, at('2026-11-24')))).toBe(1)
})

test('reverse: one fen more than is left is refused with what is left', () => {
  const once = back(receiptOf(1_000), 400, 'r-1')
  if (!once.ok) throw new Error(once.code)
  expect(back(once.receipt, 601, 'r-2')).toMatchObject({ code: 'ALREADY_DONE', leftFen: 600 })
  expect(back(once.receipt, 600, 'r-2')).toMatchObject({ ok: true, place: 1 })
})

test('reverse: the same request finds its own, with another input it is REQUEST_REUSED', () => {
  const once = back(receiptOf(1_000), 400, 'r-1')
  if (!once.ok) throw new Error(once.code)
  expect(back(once.receipt, 400, 'r-1')).toEqual({ ...once, place: 0 })
  expect(back(once.receipt, 300, 'r-1', 'g')).toMatchObject({ code: 'REQUEST_REUSED' })
})

const percent = fc.integer({ min: 0, max: 1_000 })
const fen = fc.integer({ min: 1, max: 1_000_000 })
const history = fc.record({
  amountFen: fen,
  tierPercent: percent,
  dayPercent: percent,
  parts: fc.array(fen, { maxLength: 12 }),
})

function afterParts({
  amountFen,
  tierPercent,
  dayPercent,
  parts,
}: {
  amountFen: number
  tierPercent: number
  dayPercent: number
  parts: readonly number[]
}): Receipt {
  return parts.reduce(
    (receipt, part, index) => {
      const reversed = back(receipt, part, `r-${index}`)
      return reversed.ok ? reversed.receipt : receipt
    },
    receiptOf(amountFen, { tierPercent, dayPercent }),
  )
}

test('reverse: whatever parts come back, the member keeps what the rest would have earned, and the amount is never exceeded', () => {
  fc.assert(
    fc.property(history, (each) => {
      const receipt = afterParts(each)
      const clawed = receipt.reversals.map(({ points }) => points)
      expect(clawed.every((points) => Number.isSafeInteger(points) && points >= 0)).toBe(true)
      const left = amountLeft(receipt)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(receipt.points - clawed.reduce((sum, points) => sum + points, 0)).toBe(pointsFor(left, receipt.multiplier))
    }),
  )
})

test('bookReceipt: booked in any pieces and again, it is booked once, with an act for every step', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.boolean()), (each, pauses) => {
      const receipt = afterParts(each)
      let state = member
      const about: Entry[] = []
      const done: Act[] = []
      const book = (part: Receipt) => {
        const booked = bookReceipt({ member: state, receipt: part, about, done, now })
        state = { ...booked.member }
        about.push(...booked.entries)
        done.push(...booked.acts)
        return booked.acts.length
      }
      for (let known = 0; known < receipt.reversals.length; known++) {
        if (pauses.next().value) book({ ...receipt, reversals: receipt.reversals.slice(0, known) })
      }
      book(receipt)
      expect(book(receipt)).toBe(0)

      expect(balanceOf(state.points)).toBe(pointsFor(amountLeft(receipt), receipt.multiplier))
      expect(new Set(done.map(({ _id }) => _id)).size).toBe(1 + receipt.reversals.length)
      let points = 0
      for (const act of done) {
        expect(act.before).toEqual({ points, debt: 0 })
        points = Number(act.after?.points)
      }
    }),
  )
})

test('bookReceipt: what was spent meanwhile becomes debt, and stands in the act', () => {
  const receipt = receiptOf(5_000)
  const awarded = bookReceipt({ member, receipt, about: [], done: [], now })
  const spent = { ...awarded.member, points: { ...awarded.member.points, lots: [] } }
  const reversed = back(receipt, 5_000, 'r-1')
  if (!reversed.ok) throw new Error(reversed.code)
  const { about, done } = { about: awarded.entries, done: awarded.acts }
  const booked = bookReceipt({ member: spent, receipt: reversed.receipt, about, done, now })
  expect(booked.member.points.debt).toBe(50)
  expect(booked.acts).toMatchObject([{ what: 'reverse', points: 50, after: { points: 0, debt: 50 } }])
})
