import type { Happening } from '../happenings/happening'
import type { Shopping } from '../receipts/shopping'
import { type Day, dayOf } from '../time/day'

/** What members, or points, are counted by (rules F-5 and F-6). */
export type HistogramKind = 'active' | 'paid' | 'shopped' | 'lots'

/** So many in one cell. Every cell has a day; buyers lie in bands of it as well. */
export interface Cell {
  readonly kind: HistogramKind
  readonly day: Day
  /** Bands of receipts and of amount, from 0; of buyers alone. */
  readonly bands?: Bands
}

interface Bands {
  readonly receipts: number
  readonly amount: number
}

/** Least of each band: receipts, and whole fen. */
const RECEIPT_BANDS: readonly number[] = [1, 2, 3, 4, 6, 10, 20]
const AMOUNT_BANDS: readonly number[] = [0, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000]

/** Something that is added to a cell on `on`, the day of the happening. */
interface Moved {
  readonly on: Day
  readonly cell: Cell
  readonly by: number
}

/** How one happening moves its member, or her points, from cell to cell. */
export function movedInCells({ day: on, facts }: Happening): Moved[] {
  return facts.flatMap((fact): Moved[] => {
    switch (fact.kind) {
      case 'active':
      case 'paid': {
        const cellOf = (day: Day | null): Cell | null => (day === null ? null : { kind: fact.kind, day })
        return between(on, cellOf(fact.before), cellOf(fact.after))
      }
      case 'shopped':
        return between(on, shoppedCell(fact.before), shoppedCell(fact.after))
      case 'lot':
        return [{ on, cell: { kind: 'lots', day: dayOf(fact.expiresAt - 1) }, by: fact.delta }]
      default:
        return []
    }
  })
}

function between(on: Day, before: Cell | null, after: Cell | null): Moved[] {
  return [
    ...(before === null ? [] : [{ on, cell: before, by: -1 }]),
    ...(after === null ? [] : [{ on, cell: after, by: 1 }]),
  ]
}

function shoppedCell(shopping: Shopping | null): Cell | null {
  if (shopping === null) return null
  const { count, fen, lastDay: day } = shopping
  return { kind: 'shopped', day, bands: { receipts: bandOf(RECEIPT_BANDS, count), amount: bandOf(AMOUNT_BANDS, fen) } }
}

const bandOf = (bands: readonly number[], value: number): number => bands.findLastIndex((least) => value >= least)

/** The name of a cell within its histogram. */
export const cellName = ({ day, bands }: Cell): string =>
  bands === undefined ? day : `${day}:${bands.receipts}:${bands.amount}`

export function cellNamed(kind: HistogramKind, name: string): Cell {
  const [day = '', receipts, amount] = name.split(':')
  if (receipts === undefined) return { kind, day }
  return { kind, day, bands: { receipts: Number(receipts), amount: Number(amount) } }
}
