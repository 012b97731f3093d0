import { type CalendarRequest, calendarOf } from '../../../cloudfunctions/domain/check-in/calendar'

type DayEntry = CalendarRequest['entries'][number]

const entry = (ref: string, more: Partial<DayEntry> = {}): DayEntry => ({ delta: 5, reason: 'checkIn', ref, ...more })

const show = (days: ReturnType<typeof calendarOf>) =>
  days.map(({ day, kind, earned }) => `${day.slice(8)} ${kind} ${earned}`)

test('calendarOf: from joining to today, missed days told apart, today open until it is over', () => {
  const days = calendarOf({
    month: '2026-11',
    today: '2026-11-05',
    joinedDay: '2026-11-02',
    entries: [entry('2026-11-02'), entry('2026-11-04', { delta: 10 })],
  })
  expect(show(days)).toEqual(['02 checked 5', '03 missed 0', '04 checked 10'])
})

test('calendarOf: today shows once it is checked in', () => {
  const days = calendarOf({
    month: '2026-11',
    today: '2026-11-02',
    joinedDay: '2026-11-02',
    entries: [entry('2026-11-02')],
  })
  expect(show(days)).toEqual(['02 checked 5'])
})

test.each([
  ['a month before joining', '2026-10'],
  ['a month to come', '2026-12'],
])('calendarOf: %s has no days', (_fact, month) => {
  expect(calendarOf({ month, today: '2026-11-05', joinedDay: '2026-11-02', entries: [] })).toEqual([])
})

test('calendarOf: an expiry is no day of the calendar', () => {
  const days = calendarOf({
    month: '2026-11',
    today: '2026-11-03',
    joinedDay: '2026-11-02',
    entries: [entry('2026-11-02', { reason: 'expiry', delta: -5 })],
  })
  expect(show(days)).toEqual(['02 missed 0'])
})
