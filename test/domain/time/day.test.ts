import fc from 'fast-check'
import {
  addDays,
  addMonths,
  countDays,
  dayOf,
  daysOfMonth,
  monthOf,
  startOfDay,
} from '../../../cloudfunctions/domain/time/day'

const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) })
const DAY_MS = 24 * 60 * 60 * 1000

test.each([
  ['the last instant of a day in Shanghai', '2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['the first instant of the next', '2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['midnight in UTC is 08:00 in Shanghai', '2026-11-22T00:00:00.000Z', '2026-11-22'],
  ['a year ends eight hours early', '2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['a leap day', '2028-02-28T16:00:00.000Z', '2028-02-29'],
  ['a night when New York puts its clocks back', '2026-11-01T06:30:00.000Z', '2026-11-01'],
])('dayOf: %s', (_fact, instant, day) => {
  expect(dayOf(Date.parse(instant))).toBe(day)
})

test('dayOf: agrees with Intl in Asia/Shanghai for any instant, whatever the zone of the process', () => {
  const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  fc.assert(
    fc.property(instants, (instant) => dayOf(instant) === shanghai.format(instant)),
    { numRuns: 2000 },
  )
})

test('startOfDay: is the first instant of its day', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const start = startOfDay(dayOf(instant))
      return start <= instant && instant < start + DAY_MS && dayOf(start - 1) < dayOf(start)
    }),
  )
})

test('addDays: goes back where it came from, and days compare as strings', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 800 }), (instant, count) => {
      const day = dayOf(instant)
      const later = addDays(day, count)
      return later > day && addDays(later, -count) === day && countDays({ from: day, to: later }) === count + 1
    }),
  )
})

test.each([
  ['2026-02', 28],
  ['2028-02', 29],
  ['2026-12', 31],
])('daysOfMonth: %s has %i days, all of them its own', (month, count) => {
  const days = daysOfMonth(month)
  expect(days).toHaveLength(count)
  expect(new Set(days.map(monthOf))).toEqual(new Set([month]))
})

test('addMonths: crosses the year', () => {
  expect(addMonths('2026-11', 12)).toBe('2027-11')
  expect(addMonths('2026-12', 1)).toBe('2027-01')
})
