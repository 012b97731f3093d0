import type { Counted } from '../../cloudfunctions/domain/figures/counted'
import { type DayCounts, thereOf } from '../../cloudfunctions/domain/figures/day-counts'
import { dayKey, histogramPrefix } from '../../cloudfunctions/domain/figures/growth'
import { cellName, cellNamed, type HistogramKind } from '../../cloudfunctions/domain/figures/histograms'
import { eventsIn, reportOf } from '../../cloudfunctions/domain/figures/report'
import { segmentsOf } from '../../cloudfunctions/domain/figures/segments'
import { dayOf } from '../../cloudfunctions/domain/time/day'
import type { Report } from '../../typings/contract'
import type { DocumentStore } from '../cloud/seams'
import { plainReport } from './plain-report'
import { plainSegments, plainStandings } from './plain-segments'
import { documentsIn, rawDocumentsIn, waitingIn } from './raw-documents'

export interface FiguresCheck {
  readonly ok: boolean
  readonly days: number
  readonly members: number
  /** What is not counted yet, and keeps the figures from being checked. */
  readonly waiting: number
  readonly firstWrong?: { readonly figure: string; readonly told: unknown; readonly computed: unknown }
}

/** Compares every figure that a report and the segments tell from what is kept with one computed from the documents of what
 *  happened, over all days that anything happened on. */
export function checkFigures(store: DocumentStore, now: number): FiguresCheck {
  const raw = rawDocumentsIn(store)
  const waiting = waitingIn(raw)
  const instants = [...raw.members.map(({ joinedAt }) => joinedAt), ...raw.happenings.map(({ at }) => at), now]
  const span = { from: dayOf(instants.reduce((a, b) => Math.min(a, b))), to: dayOf(now) }
  const counted = countedDays(store)
  const told = toldReport({ store, counted, span, all: raw.events, now })
  const computed = plainReport(raw, span, now)
  const firstWrong =
    firstDifference(told, computed) ??
    firstDifference({ segments: toldSegments(store, counted, now) }, { segments: plainSegments(raw, now) }) ??
    firstDifference({ standings: toldStandings(store) }, { standings: plainStandings(raw) })
  const seen = { days: told.days.length, members: raw.members.length, waiting }
  return { ok: waiting === 0 && firstWrong === undefined, ...seen, ...(firstWrong ? { firstWrong } : {}) }
}

type CountedDays = ReadonlyMap<string, DayCounts>

function countedDays(store: DocumentStore): CountedDays {
  const prefix = dayKey('')
  return new Map(
    documentsIn(store, 'figures')
      .filter(({ _id }) => String(_id).startsWith(prefix))
      .map((document) => [String(document._id).slice(prefix.length), document as DayCounts]),
  )
}

function toldReport(of: {
  readonly store: DocumentStore
  readonly counted: CountedDays
  readonly span: Report['span']
  readonly all: Parameters<typeof reportOf>[0]['events']
  readonly now: number
}) {
  const { store, counted: days, span, all, now } = of
  const drawn = eventsIn(days.values())
  const events = all.filter(({ id }) => drawn.includes(id))
  return reportOf({ span, days, lots: cellsOf(store, 'lots'), events, now })
}

function toldSegments(store: DocumentStore, days: CountedDays, now: number): Record<string, number> {
  const kinds: readonly HistogramKind[] = ['active', 'paid', 'shopped']
  const counted = segmentsOf({
    now: kinds.flatMap((kind) => cellsOf(store, kind)),
    moves: [],
    joinedOn: (day, until) => thereOf(days, day, until),
    today: dayOf(now),
  })
  return Object.fromEntries(counted.map(({ id, members }) => [id, members]))
}

function toldStandings(store: DocumentStore): Record<string, Record<string, number>> {
  const kinds: readonly HistogramKind[] = ['active', 'paid', 'shopped']
  const standing = (kind: HistogramKind) =>
    cellsOf(store, kind).flatMap(({ cell, count }) => (count === 0 ? [] : [[cellName(cell), count] as const]))
  return Object.fromEntries(kinds.map((kind) => [kind, Object.fromEntries(standing(kind))]))
}

function cellsOf(store: DocumentStore, kind: HistogramKind): Counted[] {
  return documentsIn(store, 'figures')
    .filter(({ _id }) => String(_id).startsWith(histogramPrefix(kind)))
    .flatMap(({ cells = {} }) =>
      Object.entries(cells as Record<string, number>).map(([name, count]) => ({ cell: cellNamed(kind, name), count })),
    )
}

/** The first value, by path, that is not the same in both. */
export function firstDifference(told: unknown, computed: unknown, figure = ''): FiguresCheck['firstWrong'] {
  if (typeof told !== 'object' || typeof computed !== 'object' || told === null || computed === null)
    return told === computed ? undefined : { figure, told, computed }
  for (const key of new Set([...Object.keys(told), ...Object.keys(computed)])) {
    const at = (value: object) => (value as Record<string, unknown>)[key]
    const wrong = firstDifference(at(told), at(computed), figure === '' ? key : `${figure}.${key}`)
    if (wrong !== undefined) return wrong
  }
  return undefined
}
