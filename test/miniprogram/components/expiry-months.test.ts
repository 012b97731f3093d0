import { startOfDay } from '../../../cloudfunctions/domain/time/day'
import { expiryLines, monthBars } from '../../../miniprogram/components/expiry-plot/expiry-months'

const lot = (left: number, firstDeadDay: string) => ({ left, expiresAt: startOfDay(firstDeadDay) })

test('monthBars: thirteen months from that of today, each with what dies at its end', () => {
  const bars = monthBars({ lots: [lot(5, '2026-12-01'), lot(7, '2027-12-01')], today: '2026-11-22' })
  expect(bars).toHaveLength(13)
  expect(bars[0]).toEqual({ month: '2026-11', points: 5 })
  expect(bars[1]).toEqual({ month: '2026-12', points: 0 })
  expect(bars[12]).toEqual({ month: '2027-11', points: 7 })
})

test('monthBars: points of two lots that end in one month are one bar', () => {
  const bars = monthBars({ lots: [lot(5, '2026-12-09'), lot(7, '2027-01-01')], today: '2026-11-30' })
  expect(bars[1]).toEqual({ month: '2026-12', points: 12 })
})

test.each([
  ['the end of a month', '2027-12-01', '2027年11月底'],
  ['the end of a year', '2027-01-01', '2026年12月底'],
  ['a day in the middle', '2026-12-09', '2026年12月8日'],
])('expiryLines: %s is called so', (_fact, firstDeadDay, when) => {
  expect(expiryLines([lot(1275, firstDeadDay)])).toEqual([{ when, points: '1,275' }])
})

test('expiryLines: what ends in the same instant is one line', () => {
  expect(expiryLines([lot(5, '2026-12-01'), lot(7, '2026-12-01'), lot(1, '2027-01-01')])).toEqual([
    { when: '2026年11月底', points: '12' },
    { when: '2026年12月底', points: '1' },
  ])
})
