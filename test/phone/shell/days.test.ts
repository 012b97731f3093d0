import {
  dayOf,
  daysLater,
  describeDay,
  describeTime,
  nextTuesday,
  sameTimeOn,
} from '../../../local/phone/shell/desk/days'

const at = (text: string): number => Date.parse(text)

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
])('dayOf: %s is %s in Shanghai', (instant, day) => {
  expect(dayOf(at(instant))).toBe(day)
})

test.each([
  ['a Monday evening', '2026-11-23T12:00:00Z', '2026-11-24T12:00:00Z'],
  ['a Tuesday means the one after', '2026-11-24T12:00:00Z', '2026-12-01T12:00:00Z'],
  ['Tuesday by the clock of Shanghai', '2026-11-23T16:00:00Z', '2026-11-30T16:00:00Z'],
  ['the last minute of a Sunday', '2026-11-22T15:59:00Z', '2026-11-24T15:59:00Z'],
])('nextTuesday: %s', (_fact, from, to) => {
  expect(nextTuesday(at(from))).toBe(at(to))
})

test('sameTimeOn: another day at the same time of day', () => {
  expect(sameTimeOn('2027-02-28', at('2026-11-22T16:05:06.007Z'))).toBe(at('2027-02-27T16:05:06.007Z'))
})

test('daysLater: the same time on the next day', () => {
  expect(daysLater(at('2026-11-22T01:00:00Z'), 1)).toBe(at('2026-11-23T01:00:00Z'))
})

test('describe: day and time as one says them in Shanghai', () => {
  expect(describeDay(at('2026-11-22T16:05:00Z'))).toBe('11月23日 星期一')
  expect(describeTime(at('2026-11-22T16:05:00Z'))).toBe('00:05')
})
