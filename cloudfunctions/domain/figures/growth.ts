import type { Happening } from '../happenings/happening'
import { type Day, monthOf } from '../time/day'
import { addedToDays } from './day-counts'
import { type Cell, cellName, type HistogramKind, movedInCells } from './histograms'

/** By how much the numbers of one document grow. */
export interface Growth {
  readonly _id: string
  readonly numbers: ReadonlyArray<{ readonly path: string; readonly by: number }>
}

/** The documents: the figures of a day, what moved on a day between cells, and a month of a histogram. */
export const dayKey = (day: Day): string => `day-${day}`
export const movesKey = (day: Day): string => `moves-${day}`
export const histogramPrefix = (kind: HistogramKind): string => `histogram-${kind}-`

/** What happenings add to all documents together, without what comes to nothing (rule F-1). */
export function growthOf(happenings: readonly Happening[]): Growth[] {
  const sums = new Map<string, Map<string, number>>()
  const add = (_id: string, path: string, by: number) => {
    const numbers = sums.get(_id) ?? new Map<string, number>()
    sums.set(_id, numbers.set(path, (numbers.get(path) ?? 0) + by))
  }
  for (const happening of happenings) {
    for (const { day, path, by } of addedToDays(happening)) add(dayKey(day), path, by)
    for (const { on, cell, by } of movedInCells(happening)) {
      add(histogramPrefix(cell.kind) + monthOf(cell.day), `cells.${cellName(cell)}`, by)
      if (isLookedBackOn(cell)) add(movesKey(on), `cells.${cell.kind}:${cellName(cell)}`, by)
    }
  }
  return [...sums].flatMap(([_id, numbers]) => {
    const grown = [...numbers].flatMap(([path, by]) => (by === 0 ? [] : [{ path, by }]))
    return grown.length === 0 ? [] : [{ _id, numbers: grown }]
  })
}

/** Points are told as they are now. */
const isLookedBackOn = ({ kind }: Cell): boolean => kind !== 'lots'
