import fc from 'fast-check'
import { NO_CHECK_INS } from '../../../cloudfunctions/domain/check-in/streak'
import { type DrawRecord, unclaimedPrizes } from '../../../cloudfunctions/domain/draw/draw'
import { type DayEvent, newEvent } from '../../../cloudfunctions/domain/draw/event'
import { MOST_DRAWS, tidiedDraws } from '../../../cloudfunctions/domain/draw/kept-draws'
import { drawnIn, openDraws } from '../../../cloudfunctions/domain/draw/open-draws'
import type { EventTerms } from '../../../typings/contract'

const DAY_MS = 24 * 60 * 60 * 1000

/** An event with whatever times rule D-3 allows. */
const anEvent = fc
  .record({
    opensAt: fc.integer({ min: 0, max: 120 * DAY_MS }),
    openMs: fc.integer({ min: 1, max: 7 * DAY_MS }),
    claimMs: fc.integer({ min: DAY_MS, max: 60 * DAY_MS }),
  })
  .map(({ opensAt, openMs, claimMs }) => ({ opensAt, closesAt: opensAt + openMs, claimBy: opensAt + openMs + claimMs }))

const events = fc
  .array(anEvent, { minLength: 1, maxLength: 40 })
  .map((times) => times.map((each, place) => published(`e${place}`, each)))

function published(id: string, times: { opensAt: number; closesAt: number; claimBy: number }): DayEvent {
  const prizes = [{ id: 'bag', name: '帆布袋', kind: 'coupon', valueFen: 1, odds: 1, units: 1 }]
  const current = {
    ...times,
    id,
    name: id,
    prizes,
    chances: { free: 3, bonus: 0, bonusDays: 1 },
  } as unknown as EventTerms
  const terms = { terms: current, current, amendments: [], termsHash: '', commitment: '' }
  const event = newEvent(id, { ...current, weekly: false } as never)
  return { ...event, ...times, state: 'published', ready: true, published: terms }
}

const outcomes = fc.constantFrom('nothing', 'pending', 'won', 'soldOut', 'claimed')

function drawOf(event: DayEvent, n: number, part: number, became: string): DrawRecord {
  return {
    id: `${event.id}-${n}`,
    eventId: event.id,
    n,
    at: event.opensAt + Math.floor((event.closesAt - event.opensAt) * part),
    nonce: '',
    roll: 0,
    landedOn: became === 'nothing' ? null : 'bag',
    valueFen: 0,
    outcome: became === 'claimed' ? 'won' : (became as DrawRecord['outcome']),
    voucher: became === 'claimed' ? ({ id: 'v' } as DrawRecord['voucher']) : null,
  }
}

test('tidiedDraws: whatever was published, nothing that can be claimed or settled is forgotten, and no chance comes back (D-14)', () => {
  const parts = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), outcomes), {
    minLength: 40,
    maxLength: 40,
  })
  fc.assert(
    fc.property(events, parts, fc.integer({ min: 0, max: 200 * DAY_MS }), (all, made, now) => {
      const draws = made
        .map(([part, became], place) =>
          drawOf(all[place % all.length] as DayEvent, 1 + Math.floor(place / all.length), part, became),
        )
        .filter(({ at }) => at <= now)
      const left = tidiedDraws(draws, now) ?? draws
      expect(unclaimedPrizes(left, all, now)).toEqual(unclaimedPrizes(draws, all, now))
      expect(left.filter(({ outcome }) => outcome === 'pending')).toEqual(
        draws.filter(({ outcome }) => outcome === 'pending'),
      )
      for (const { id, opensAt, closesAt } of all) {
        if (opensAt <= now && now < closesAt) expect(drawnIn(id, left, 0)).toBe(drawnIn(id, draws, 0))
      }
    }),
  )
})

test('tidiedDraws: a year of drawing every day leaves a few weeks of it, and a full document takes no draw', () => {
  const day = (place: number, claimDays: number) => {
    const opensAt = place * DAY_MS
    return published(`e${place}`, { opensAt, closesAt: opensAt + DAY_MS / 2, claimBy: opensAt + claimDays * DAY_MS })
  }
  let draws: readonly DrawRecord[] = []
  for (let place = 0; place < 365; place++) {
    const now = place * DAY_MS + 1
    const became = place % 5 === 0 ? 'won' : 'nothing'
    draws = [...(tidiedDraws(draws, now) ?? draws), drawOf(day(place, 60), 1, 0, became)]
    expect(draws.length).toBeLessThanOrEqual(32)
  }

  const many = Array.from({ length: MOST_DRAWS }, (_, place) => drawOf(day(place / 100, 60), 1, 0, 'won'))
  const asking = { event: day(1, 60), drewBefore: 0, checkIn: NO_CHECK_INS, now: DAY_MS + 1 }
  expect(openDraws({ ...asking, draws: many })).toEqual({ ok: false, code: 'LIMIT_REACHED', what: 'draws' })
  expect(openDraws({ ...asking, draws: many.slice(1) })).toMatchObject({ ok: true, numbers: [1, 2, 3] })
})

test('openDraws: what the same person drew before she was erased stays drawn, and her own go on behind it (D-13)', () => {
  const event = published('e0', { opensAt: 0, closesAt: DAY_MS, claimBy: 3 * DAY_MS })
  const asking = { event, checkIn: NO_CHECK_INS, now: 1 }
  expect(openDraws({ ...asking, draws: [], drewBefore: 1 })).toMatchObject({ ok: true, numbers: [2, 3] })
  const second = drawOf(event, 2, 0, 'nothing')
  expect(openDraws({ ...asking, draws: [second], drewBefore: 1 })).toMatchObject({ ok: true, numbers: [3] })
  expect(openDraws({ ...asking, draws: [second], drewBefore: 0 })).toMatchObject({ ok: true, numbers: [3] })
  expect(openDraws({ ...asking, draws: [], drewBefore: 3 })).toMatchObject({ code: 'LIMIT_REACHED', what: 'chances' })
})
