import type { Cell } from './histograms'

/** A cell with how many are in it; a move has how many came into it, less those who left. */
export interface Counted {
  readonly cell: Cell
  readonly count: number
}

/** All counts together, by what `keyOf` makes of their cells. */
export function totals<Key>(counted: readonly Counted[], keyOf: (cell: Cell) => Key): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const { cell, count } of counted) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + count)
  return sums
}

/** How many there are in the cells that `holds` for. */
export function countWhere(counted: readonly Counted[], holds: (cell: Cell) => boolean): number {
  return counted.reduce((sum, { cell, count }) => (holds(cell) ? sum + count : sum), 0)
}
