import fc from 'fast-check'
import { type Fact, type Happening, happeningOf } from '../../../cloudfunctions/domain/happenings/happening'
import { addDays, startOfDay } from '../../../cloudfunctions/domain/time/day'

const FIRST_DAY = '2026-11-01'

const count = fc.integer({ min: 0, max: 9 })
const day = fc.integer({ min: 0, max: 91 }).map((days) => addDays(FIRST_DAY, days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const shopping = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  fen: fc.integer({ min: 0, max: 600_000 }),
  lastDay: day,
})
const eventId = fc.constantFrom('e1', 'e2')
const atCounter = { amountFen: count, storeId: fc.constant(null), day }

/** Few values each, so that the same cells and days meet often. */
export const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ kind: fc.constant('joined' as const), source: fc.constant(null) }),
  fc.record({ kind: fc.constant('checkedIn' as const), streak: fc.integer({ min: 1, max: 14 }) }),
  fc.record({
    kind: fc.constant('points' as const),
    reason: fc.constantFrom('checkIn' as const, 'redeem' as const, 'return' as const, 'expiry' as const),
    delta: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('lot' as const),
    expiresAt: day.map((each) => startOfDay(addDays(each, 1))),
    delta: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({ kind: fc.constant('drew' as const), eventId, n: fc.constant(1) }),
  fc.record({
    kind: fc.constant('won' as const),
    eventId,
    n: fc.constant(1),
    prizeId: fc.constant('p1'),
    valueFen: count,
    day,
  }),
  fc.record({ kind: fc.constant('bought' as const), again: fc.boolean(), ...atCounter }),
  fc.record({ kind: fc.constant('broughtBack' as const), ...atCounter }),
  fc.record({ kind: fc.constant('active' as const), before: maybe(day), after: maybe(day) }),
  fc.record({ kind: fc.constant('paid' as const), before: maybe(day), after: maybe(day) }),
  fc.record({ kind: fc.constant('shopped' as const), before: maybe(shopping), after: maybe(shopping) }),
)

/** Happenings with ids of their own, on any day of a quarter. */
export const happenings = (size: { minLength?: number; maxLength: number }): fc.Arbitrary<Happening[]> =>
  fc
    .array(fc.record({ facts: fc.array(fact, { minLength: 1, maxLength: 4 }), on: day }), { size: 'max', ...size })
    .map((all) =>
      all.flatMap(({ facts, on }, place) =>
        happeningOf({ accountId: 'a1', change: String(place), facts, now: startOfDay(on) + place }),
      ),
    )
