import { parseCron } from '../../../local/cloud/functions/cron'

/** Instants are written and read in Shanghai, as the expressions are. */
const at = (text: string) => Date.parse(`${text}+08:00`)
const show = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)
const FAR = at('2099-12-31T23:59:59')

test.each([
  ['every minute, on the minute', '0 * * * * * *', '2026-11-22T10:00:00', '2026-11-22T10:01:00'],
  ['every five seconds', '*/5 * * * * * *', '2026-11-22T10:00:57', '2026-11-22T10:01:00'],
  ['a step from a start', '10/20 * * * * * *', '2026-11-22T10:00:31', '2026-11-22T10:00:50'],
  ['a step within a range', '0 0 8-12/2 * * * *', '2026-11-22T08:00:00', '2026-11-22T10:00:00'],
  ['daily at nine in Shanghai', '0 0 9 * * * *', '2026-11-22T09:00:00', '2026-11-23T09:00:00'],
  ['the first of the month, over the end of a year', '0 0 0 1 * * *', '2026-12-01T00:00:00', '2027-01-01T00:00:00'],
  ['a day that most months lack', '0 0 0 31 * * *', '2026-11-22T00:00:00', '2026-12-31T00:00:00'],
  ['29 February waits for a leap year', '0 0 0 29 2 * *', '2026-11-22T00:00:00', '2028-02-29T00:00:00'],
  ['a weekday by number', '0 0 12 * * 2 *', '2026-11-22T10:00:00', '2026-11-24T12:00:00'],
  ['a weekday by name', '0 0 12 * * TUE *', '2026-11-22T10:00:00', '2026-11-24T12:00:00'],
  ['a month by name', '0 0 0 1 JAN * *', '2026-11-22T10:00:00', '2027-01-01T00:00:00'],
  [
    'a day or a weekday when both are given: the weekday first',
    '0 0 0 30 * 2 *',
    '2026-11-22T10:00:00',
    '2026-11-24T00:00:00',
  ],
  [
    'a day or a weekday when both are given: the day first',
    '0 0 0 23 * 2 *',
    '2026-11-22T10:00:00',
    '2026-11-23T00:00:00',
  ],
  ['a list', '0 0,30 * * * * *', '2026-11-22T10:00:00', '2026-11-22T10:30:00'],
  ['a year to come', '0 0 0 1 1 * 2030', '2026-11-22T10:00:00', '2030-01-01T00:00:00'],
])('next: %s', (_fact, expression, after, expected) => {
  expect(show(parseCron(expression).next(at(after), FAR))).toBe(expected)
})

test('next: a year gone by gives nothing', () => {
  expect(parseCron('0 0 0 1 1 * 2020').next(at('2026-11-22T10:00:00'), FAR)).toBeUndefined()
})

test('next: the end of the span is part of it, its beginning is not', () => {
  const cron = parseCron('0 * * * * * *')
  const [ten, one] = [at('2026-11-22T10:00:00'), at('2026-11-22T10:01:00')]
  expect(cron.next(ten, one)).toBe(one)
  expect(cron.next(ten, one - 1)).toBeUndefined()
  expect(cron.next(ten - 1, ten)).toBe(ten)
})

test.each([
  ['five fields', '* * * * *', '7 个字段'],
  ['a second of 60', '60 * * * * * *', '秒'],
  ['a day of 0', '0 0 0 0 * * *', '日'],
  ['a weekday of 7', '0 0 0 * * 7 *', '星期'],
  ['a range backwards', '0 9-3 * * * * *', '分'],
  ['a step of 0', '*/0 * * * * * *', '秒'],
  ['a word', '0 0 noon * * * *', '时'],
])('parseCron: %s is refused by the name of the field', (_fact, expression, says) => {
  expect(() => parseCron(expression)).toThrow(says)
})
