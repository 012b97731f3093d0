import { addDays, type Day } from '../time/day'
import { type Counted, countWhere } from './counted'
import type { Cell, HistogramKind } from './histograms'
import { type RfmClass, rfmClasses } from './rfm'

export type SegmentId = 'all' | 'new' | 'paid' | 'silent' | 'neverBought' | RfmClass

/** Days without doing anything after which a member is silent, and days for which she is new. */
const SILENT_DAYS = 30
const NEW_DAYS = 30

const WEEK = 7

export interface Standings {
  /** The histograms of members as they are now. */
  readonly now: readonly Counted[]
  /** What moved in them on today and the six days before. */
  readonly moves: readonly Counted[]
  /** How many joined on a day and were there at the end of another. */
  readonly joinedOn: (day: Day, until: Day) => number
  readonly today: Day
}

export interface SegmentCount {
  readonly id: SegmentId
  readonly members: number
  readonly before: number | null
}

/** How many members are in each segment, now and a week ago (rules F-6, F-7 and F-9). */
export function segmentsOf({ now, moves, joinedOn, today }: Standings): SegmentCount[] {
  const weekAgo = addDays(today, -WEEK)
  const then = [...now, ...moves.map(({ cell, count }) => ({ cell, count: -count }))]
  const members = countsOn(now, today, joinedOn)
  const before = countsOn(then, weekAgo, joinedOn)
  const wasCounted = before.all > 0
  return (Object.keys(members) as SegmentId[]).map((id) => ({
    id,
    members: members[id],
    before: wasCounted ? before[id] : null,
  }))
}

function countsOn(counted: readonly Counted[], day: Day, joinedOn: Standings['joinedOn']): Record<SegmentId, number> {
  const of = (kind: HistogramKind, holds: (cell: Cell) => boolean = () => true) =>
    countWhere(counted, (cell) => cell.kind === kind && holds(cell))
  const all = of('active')
  const newcomers = Array.from({ length: NEW_DAYS }, (_, back) => joinedOn(addDays(day, -back), day))
  return {
    all,
    new: newcomers.reduce((sum, joined) => sum + joined, 0),
    paid: of('paid', (cell) => cell.day >= day),
    silent: of('active', (cell) => cell.day <= addDays(day, -SILENT_DAYS)),
    ...rfmClasses(counted.filter(({ cell }) => cell.kind === 'shopped')),
    neverBought: all - of('shopped'),
  }
}

/** The earliest day on whose figures a segment rests. */
export const segmentsSince = (today: Day): Day => addDays(today, 1 - NEW_DAYS - WEEK)

/** The days whose moves lie between a week ago and now. */
export const movedSince = (today: Day): Day => addDays(today, 1 - WEEK)
