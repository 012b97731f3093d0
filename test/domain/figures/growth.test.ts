import fc from 'fast-check'
import { type Growth, growthOf } from '../../../cloudfunctions/domain/figures/growth'
import { type Fact, happeningOf } from '../../../cloudfunctions/domain/happenings/happening'
import { happenings } from './random-happenings'

const now = Date.parse('2026-12-01T23:59:59.999+08:00')

test('growthOf: any order and any split into batches come to what counting all at once comes to (F-1)', () => {
  fc.assert(
    fc.property(
      happenings({ maxLength: 40, days: 92 }),
      fc.array(fc.integer({ min: 0, max: 3 })),
      fc.array(fc.nat()),
      (all, batchOf, shuffle) => {
        const mixed = all
          .map((each, place) => ({ each, at: shuffle[place] ?? place }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        const batches = [0, 1, 2, 3].map((batch) => mixed.filter((_, place) => (batchOf[place] ?? 0) === batch))
        expect(sumOf(batches.flatMap(growthOf))).toEqual(sumOf(growthOf(all)))
      },
    ),
    { numRuns: 500 },
  )
})

test.each<[string, Fact, Record<string, number>]>([
  ['six days in a row are no full week', { kind: 'checkedIn', streak: 6 }, { 'day-2026-12-01 checkIns': 1 }],
  [
    'fourteen are one',
    { kind: 'checkedIn', streak: 14 },
    { 'day-2026-12-01 checkIns': 1, 'day-2026-12-01 fullWeeks': 1 },
  ],
  [
    'a purchase counts on the day of the counter, and again only when it is',
    { kind: 'bought', again: true, amountFen: 990, storeId: 's1', day: '2026-11-30' },
    { 'day-2026-11-30 awards': 1, 'day-2026-11-30 ticketFen': 990, 'day-2026-11-30 repeatAwards': 1 },
  ],
  [
    'what is paid back is taken off, and is no fewer receipts',
    { kind: 'broughtBack', amountFen: 990, storeId: 's1', day: '2026-11-30' },
    { 'day-2026-11-30 ticketFen': -990 },
  ],
  [
    'points spent are positive',
    { kind: 'points', reason: 'redeem', delta: -50 },
    { 'day-2026-12-01 pointsRedeemed': 50 },
  ],
  ['points that come back are not issued', { kind: 'points', reason: 'return', delta: 50 }, {}],
  [
    'a lot ends with the last day on which it lives',
    { kind: 'lot', expiresAt: Date.parse('2028-01-01T00:00:00+08:00'), delta: 5 },
    { 'histogram-lots-2027-12 cells.2027-12-31': 5 },
  ],
  [
    'a member moves from one cell to another, and the day keeps the move',
    { kind: 'active', before: '2026-10-31', after: '2026-12-01' },
    {
      'histogram-active-2026-10 cells.2026-10-31': -1,
      'histogram-active-2026-12 cells.2026-12-01': 1,
      'moves-2026-12-01 cells.active:2026-10-31': -1,
      'moves-2026-12-01 cells.active:2026-12-01': 1,
    },
  ],
  [
    'a purchase that leaves a buyer in her cell moves nobody',
    {
      kind: 'shopped',
      before: { count: 6, fen: 20_000, lastDay: '2026-12-01' },
      after: { count: 7, fen: 49_999, lastDay: '2026-12-01' },
    },
    {},
  ],
])('growthOf: %s', (_fact, fact, expected) => {
  const [happening] = happeningOf({ accountId: 'a1', change: '2', facts: [fact], now })
  expect(sumOf(growthOf(happening === undefined ? [] : [happening]))).toEqual(expected)
})

function sumOf(growth: readonly Growth[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const { _id, numbers } of growth)
    for (const { path, by } of numbers) sums.set(`${_id} ${path}`, (sums.get(`${_id} ${path}`) ?? 0) + by)
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort())
}
