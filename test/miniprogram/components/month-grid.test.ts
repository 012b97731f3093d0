import fc from 'fast-check'
import {
  hasEarlierMonth,
  kindsIn,
  monthGrid,
  monthSummary,
} from '../../../miniprogram/components/month-calendar/month-grid'
import { daysOf, weekdayOf } from '../../../miniprogram/days/day'
import type { CalendarDay, DayKind } from '../../../typings/contract'

const kinds: readonly DayKind[] = ['checked', 'madeUp', 'missed', 'givenBack']

const marked = fc
  .record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)
  .chain((month) =>
    fc.record({
      month: fc.constant(month),
      today: fc.constantFrom(...daysOf(month)),
      days: fc
        .subarray(daysOf(month))
        .chain((days) =>
          fc.tuple(
            ...days.map((day) =>
              fc.record<CalendarDay>({ day: fc.constant(day), kind: fc.constantFrom(...kinds), earned: fc.nat(30) }),
            ),
          ),
        ),
    }),
  )

test('monthGrid: whole weeks, every day once, each below its weekday', () => {
  fc.assert(
    fc.property(marked, (request) => {
      const cells = monthGrid(request)
      expect(cells.length % 7).toBe(0)
      expect(cells.filter((cell) => cell.day !== '').map((cell) => cell.day)).toEqual(daysOf(request.month))
      cells.forEach((cell, index) => {
        if (cell.day !== '') expect(weekdayOf(cell.day)).toBe((index % 7) + 1)
      })
      expect(cells.slice(0, 7).some((cell) => cell.day !== '')).toBe(true)
      expect(cells.slice(-7).some((cell) => cell.day !== '')).toBe(true)
      expect(new Set(cells.map((cell) => cell.key)).size).toBe(cells.length)
    }),
  )
})

test('monthGrid: every day has the kind that it was given, and one is today', () => {
  fc.assert(
    fc.property(marked, (request) => {
      const cells = monthGrid(request)
      for (const { day, kind } of request.days) expect(cells.find((cell) => cell.day === day)?.kind).toBe(kind)
      expect(cells.filter((cell) => cell.kind !== '')).toHaveLength(request.days.length)
      expect(cells.filter((cell) => cell.isToday).map((cell) => cell.day)).toEqual([request.today])
    }),
  )
})

test('monthGrid: the band of a streak joins neighbours of one row, from both sides or not at all', () => {
  fc.assert(
    fc.property(marked, (request) => {
      const cells = monthGrid(request)
      cells.forEach((cell, index) => {
        const next = cells[index + 1]
        if (cell.runsOnAfter) {
          expect(index % 7).not.toBe(6)
          expect(cell.kind === 'missed' || next?.kind === 'missed').toBe(false)
        }
        expect(next?.runsFromBefore ?? false).toBe(cell.runsOnAfter)
      })
    }),
  )
})

test('monthGrid: a day says what became of it', () => {
  const cells = monthGrid({
    month: '2026-11',
    today: '2026-11-05',
    days: [
      { day: '2026-11-02', kind: 'checked', earned: 5 },
      { day: '2026-11-03', kind: 'missed', earned: 0 },
      { day: '2026-11-04', kind: 'madeUp', earned: 10 },
    ],
  })
  const labels = cells.filter((cell) => cell.day !== '').map((cell) => cell.label)
  expect(labels.slice(0, 6)).toEqual([
    '11月1日',
    '11月2日，已签到，得 5 积分',
    '11月3日，未签到',
    '11月4日，补签，得 10 积分',
    '今天，11月5日',
    '11月6日',
  ])
})

test('monthSummary: a missed day counts for nothing, a month without any says nothing', () => {
  const missed: CalendarDay = { day: '2026-11-01', kind: 'missed', earned: 0 }
  expect(monthSummary([missed, { day: '2026-11-02', kind: 'checked', earned: 5 }])).toBe('这个月 1 天，得 5 积分')
  expect(monthSummary([missed])).toBe('')
  expect(monthSummary([])).toBe('')
})

test('kindsIn: in the order of the legend, each once', () => {
  const days = kinds.flatMap((kind, index) => [
    { day: `2026-11-0${index + 1}`, kind, earned: 0 },
    { day: `2026-11-1${index + 1}`, kind, earned: 0 },
  ])
  expect(kindsIn(days)).toEqual(['checked', 'madeUp', 'givenBack', 'missed'])
  expect(kindsIn([])).toEqual([])
})

test.each([
  ['a month told from its first day on', '2026-11', '2026-11-20', '2026-11-01', true],
  ['the month of joining', '2026-11', '2026-11-20', '2026-11-08', false],
  ['nothing to tell, the first of the month', '2026-11', '2026-11-01', undefined, true],
  ['joined today', '2026-11', '2026-11-20', undefined, false],
])('hasEarlierMonth: %s', (_fact, month, today, firstDay, expected) => {
  const days: CalendarDay[] = firstDay === undefined ? [] : [{ day: firstDay, kind: 'checked', earned: 5 }]
  expect(hasEarlierMonth({ month, today, days })).toBe(expected)
})
