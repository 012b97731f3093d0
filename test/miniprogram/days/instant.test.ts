import fc from 'fast-check'
import { dayOf } from '../../../cloudfunctions/domain/time/day'
import { dayAt, hourOf, timeLabel } from '../../../miniprogram/days/instant'

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22', '23:59'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23', '00:00'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
])('dayAt, timeLabel: %s is %s %s in Shanghai', (instant, day, time) => {
  const at = Date.parse(instant)
  expect([dayAt(at), timeLabel(at)]).toEqual([day, time])
})

test('dayAt: the same day as the cloud gives, at every instant of this century', () => {
  const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) })
  fc.assert(fc.property(instants, (at) => dayAt(at) === dayOf(at)))
})

test.each([
  ['2026-11-22T15:59:59.999Z', 23],
  ['2026-11-22T16:00:00.000Z', 0],
  ['2026-11-22T22:37:00.000Z', 6],
])('hourOf: at %s it is %i o’clock in Shanghai, whatever the phone’s zone', (instant, hour) => {
  expect(hourOf(Date.parse(instant))).toBe(hour)
})
