import fc from 'fast-check'
import { type Fact, type Happening, happeningOf } from '../../../cloudfunctions/domain/happenings/happening'
import { addDays, type Day, startOfDay } from '../../../cloudfunctions/domain/time/day'

const FIRST_DAY = '2026-11-01'

const count = fc.integer({ min: 0, max: 9 })
const eventId = fc.constantFrom('e1', 'e2')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const kind = <Kind extends Fact['kind']>(value: Kind) => fc.constant(value)

/** Few values each, so that the same cells and days meet often. */
function factOn(day: fc.Arbitrary<Day>): fc.Arbitrary<Fact> {
  const shopping = fc.record({
    count: fc.integer({ min: 1, max: 30 }),
    fen: fc.integer({ min: 0, max: 600_000 }),
    lastDay: day,
  })
  const atCounter = { amountFen: count, storeId: fc.constant(null), day }
  const drawn = { eventId, n: fc.constant(1) }
  return fc.oneof(
    fc.record({ kind: kind('joined'), source: fc.constant(null) }),
    fc.record({ kind: kind('checkedIn'), streak: fc.integer({ min: 1, max: 14 }) }),
    fc.record({
      kind: kind('points'),
      reason: fc.constantFrom('checkIn' as const, 'redeem' as const, 'return' as const, 'expiry' as const),
      delta: fc.integer({ min: -9, max: 9 }),
    }),
    fc.record({
      kind: kind('lot'),
      expiresAt: day.map((each) => startOfDay(addDays(each, 1))),
      delta: fc.integer({ min: -9, max: 9 }),
    }),
    fc.record({ kind: kind('drew'), ...drawn }),
    fc.record({ kind: kind('won'), ...drawn, prizeId: fc.constant('p1'), valueFen: count, day }),
    fc.record({ kind: kind('bought'), again: fc.boolean(), ...atCounter }),
    fc.record({ kind: kind('broughtBack'), ...atCounter }),
    fc.record({ kind: kind('active'), before: maybe(day), after: maybe(day) }),
    fc.record({ kind: kind('paid'), before: maybe(day), after: maybe(day) }),
    fc.record({ kind: kind('shopped'), before: maybe(shopping), after: maybe(shopping) }),
  )
}

/** Happenings with ids of their own, on any of so many days. */
export function happenings(size: {
  readonly minLength?: number
  readonly maxLength: number
  readonly days: number
}): fc.Arbitrary<Happening[]> {
  const { days, ...length } = size
  const day = fc.integer({ min: 0, max: days - 1 }).map((each) => addDays(FIRST_DAY, each))
  const facts = fc.array(factOn(day), { minLength: 1, maxLength: 4 })
  return fc.array(fc.record({ facts, on: day }), { size: 'max', ...length }).map((all) =>
    all.flatMap(({ facts: told, on }, place) => {
      const change = String(place)
      return happeningOf({ accountId: 'a1', change, facts: told, now: startOfDay(on) + place })
    }),
  )
}
