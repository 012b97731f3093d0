import fc from 'fast-check'
import type { Counted } from '../../../cloudfunctions/domain/figures/counted'
import { thereOf } from '../../../cloudfunctions/domain/figures/day-counts'
import { cellNamed, movedInCells } from '../../../cloudfunctions/domain/figures/histograms'
import { rfmClasses } from '../../../cloudfunctions/domain/figures/rfm'
import { type SegmentId, segmentsOf } from '../../../cloudfunctions/domain/figures/segments'
import { addDays } from '../../../cloudfunctions/domain/time/day'
import { happenings } from './random-happenings'

const TODAY = '2026-12-31'

const active = (day: string, count: number): Counted => ({ cell: cellNamed('active', day), count })

const membersIn = (id: SegmentId, now: readonly Counted[], moves: readonly Counted[] = []) =>
  segmentsOf({ now, moves, joinedOn: () => 0, today: TODAY }).find((segment) => segment.id === id)

test.each([
  ['whoever came twenty-nine days ago is not silent', '2026-12-02', 0],
  ['whoever came thirty days ago is', '2026-12-01', 1],
])('segmentsOf: %s', (_fact, day, silent) => {
  expect(membersIn('silent', [active(day, 1)])?.members).toBe(silent)
})

test('segmentsOf: a week ago is now less what moved since, and silence is reckoned from that day', () => {
  // One who had been silent came back yesterday; another, silent a week ago already, still is.
  const now = [active('2026-12-30', 1), active('2026-11-20', 1)]
  const moves = [active('2026-11-24', -1), active('2026-12-30', 1)]
  expect(membersIn('silent', now, moves)).toEqual({ id: 'silent', members: 1, before: 2 })
})

test('segmentsOf: nobody counted a week ago is null, not nobody', () => {
  const joinedToday = [active(TODAY, 3)]
  expect(membersIn('silent', joinedToday, joinedToday)).toEqual({ id: 'silent', members: 0, before: null })
})

test('segmentsOf: a member is paid to the end of her last day', () => {
  const until = (day: string) => [active(day, 1), { cell: cellNamed('paid', day), count: 1 }]
  expect(membersIn('paid', until(TODAY))?.members).toBe(1)
  expect(membersIn('paid', until(addDays(TODAY, -1)))?.members).toBe(0)
})

test('thereOf: whoever was erased counts among those who joined until the day before, and no more from that day on', () => {
  const days = new Map([
    ['2026-12-01', { joined: 3 }],
    ['2026-12-05', { joined: 1, goneOf: { '2026-12-01': 2 } }],
  ])
  expect(['2026-12-01', '2026-12-04', '2026-12-05'].map((until) => thereOf(days, '2026-12-01', until))).toEqual([
    3, 3, 1,
  ])
  expect(thereOf(days, '2026-12-05', TODAY)).toBe(1)
  expect(thereOf(days, '2026-12-02', TODAY)).toBe(0)
})

test('rfmClasses: every buyer is in exactly one class, whatever was bought', () => {
  fc.assert(
    fc.property(happenings({ maxLength: 30, days: 92 }), (all) => {
      const buyers = all
        .flatMap(movedInCells)
        .filter(({ cell, by }) => cell.kind === 'shopped' && by > 0)
        .map(({ cell, by }) => ({ cell, count: by }))
      const classes = Object.values(rfmClasses(buyers))
      expect(classes.reduce((sum, count) => sum + count, 0)).toBe(buyers.length)
    }),
    { numRuns: 300 },
  )
})

test('rfmClasses: the best fifths of all three are super, those who were so once are slipping', () => {
  const buyer = (day: string, receipts: number, amount: number, count: number): Counted => ({
    cell: { kind: 'shopped', day, bands: { receipts, amount } },
    count,
  })
  expect(
    rfmClasses([
      buyer('2026-12-30', 5, 7, 2),
      buyer('2026-12-29', 0, 0, 2),
      buyer('2026-12-20', 0, 1, 2),
      buyer('2026-12-10', 4, 6, 2),
      buyer('2026-12-01', 0, 1, 2),
    ]),
  ).toEqual({ super: 2, recent: 2, steady: 2, slipping: 2, cooled: 2 })
})
