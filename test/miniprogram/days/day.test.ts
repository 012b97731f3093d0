import fc from 'fast-check'
import {
  addMonths,
  dayLabel,
  daysOf,
  monthLabel,
  monthOf,
  weekdayLabel,
  weekdayOf,
} from '../../../miniprogram/days/day'

const months = fc
  .record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)

test.each([
  ['2026-02', 28],
  ['2028-02', 29],
  ['2100-02', 28],
  ['2000-02', 29],
  ['2026-11', 30],
  ['2026-12', 31],
])('daysOf: %s has %i days', (month, count) => {
  expect(daysOf(month)).toHaveLength(count)
})

test('daysOf: every day lies in its month, once, in order', () => {
  fc.assert(
    fc.property(months, (month) => {
      const days = daysOf(month)
      expect(days[0]).toBe(`${month}-01`)
      expect(days.every((day) => monthOf(day) === month)).toBe(true)
      expect([...new Set(days)].sort()).toEqual(days)
    }),
  )
})

test('weekdayOf: weekdays follow each other, across the months too', () => {
  fc.assert(
    fc.property(months, (month) => {
      const days = [...daysOf(month), ...daysOf(addMonths(month, 1))]
      days.slice(1).forEach((day, index) => {
        expect(weekdayOf(day)).toBe((weekdayOf(days[index] ?? '') % 7) + 1)
      })
    }),
  )
})

test.each([
  ['2026-11-23', '星期一', '11月23日'],
  ['2028-02-29', '星期二', '2月29日'],
  ['2000-01-01', '星期六', '1月1日'],
  ['2027-08-01', '星期日', '8月1日'],
])('labels: %s is %s, %s', (day, weekday, label) => {
  expect(weekdayLabel(day)).toBe(weekday)
  expect(dayLabel(day)).toBe(label)
})

test('addMonths: there and back is where it began, and twelve are a year', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: -240, max: 240 }), (month, count) => {
      expect(addMonths(addMonths(month, count), -count)).toBe(month)
      expect(addMonths(month, 12).slice(5)).toBe(month.slice(5))
    }),
  )
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2027-01', -1, '2026-12'],
  ['2026-11', 0, '2026-11'],
])('addMonths: %s and %i is %s', (month, count, expected) => {
  expect(addMonths(month, count)).toBe(expected)
})

test('monthLabel: without a leading zero', () => {
  expect(monthLabel('2027-01')).toBe('2027年1月')
})
