import fc from 'fast-check'
import { addDay, hasDay, NO_CHECK_INS, placeInRun, streakOn } from '../../../cloudfunctions/domain/check-in/streak'
import { addDays } from '../../../cloudfunctions/domain/time/day'

const FIRST = '2026-11-01'

test('addDay: days added in any order are the days there, in runs that never touch', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 45 }), { maxLength: 40 }), (offsets) => {
      const days = offsets.map((offset) => addDays(FIRST, offset))
      const record = days.reduce(addDay, NO_CHECK_INS)
      const there = new Set(days)
      for (let offset = -1; offset <= 46; offset++) {
        const day = addDays(FIRST, offset)
        expect(hasDay(record, day)).toBe(there.has(day))
        expect(streakOn(record, day)).toBe(there.has(day) ? lastDays(there, day) : lastDays(there, addDays(day, -1)))
        if (there.has(day)) expect(placeInRun(record, day)).toBe(daysUpTo(there, day))
      }
      for (const [index, run] of record.runs.entries()) {
        const next = record.runs[index + 1]
        expect(run.from <= run.to && (next === undefined || addDays(run.to, 1) < next.from)).toBe(true)
      }
    }),
  )
})

test('addDay: a day that is there already is a bug of the caller', () => {
  const record = addDay(NO_CHECK_INS, FIRST)
  expect(() => addDay(record, FIRST)).toThrow('broken promise')
})

/** Days in a row through `day`, both ways: a run that reaches yesterday or today is the streak, whole. */
function lastDays(days: ReadonlySet<string>, day: string): number {
  if (!days.has(day)) return 0
  let after = 0
  while (days.has(addDays(day, after + 1))) after++
  return daysUpTo(days, day) + after
}

function daysUpTo(days: ReadonlySet<string>, day: string): number {
  let count = 0
  while (days.has(addDays(day, -count))) count++
  return count
}
