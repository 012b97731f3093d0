/**
 * The face of the wheel. Angles are degrees, clockwise from the seam where the first cell begins.
 *
 * Between any two prizes lies a cell that wins nothing, so that the wheel looks like what it is. A cell is the wider the
 * likelier it is, but none so narrow that its name cannot be read; the exact odds stand in the list of prizes.
 */
export interface Cell {
  /** Null where nothing is won. */
  readonly prizeId: string | null
  readonly name: string
  /** No unit of the prize is left. */
  readonly isGone: boolean
  readonly from: number
  readonly to: number
}

export interface WheelPrize {
  readonly id: string
  readonly name: string
  readonly odds: number
  readonly unitsLeft: number
}

/** What a draw came to, as the wheel shows it. */
export interface Landing {
  /** The prize that the roll landed on; null for nothing. */
  readonly prizeId: string | null
  /** In [0,1). */
  readonly roll: number
}

const CIRCLE = 360
const NARROWEST = 15
const MOST_FOR_NARROWEST = 216
const NOTHING = '谢谢参与'

/** The share of a cell at either side in which the pointer never rests: it is plain which cell it shows. */
const MARGIN = 0.2

export function cellsOf(prizes: readonly WheelPrize[]): Cell[] {
  const nothing = (1_000_000 - prizes.reduce((sum, { odds }) => sum + Math.round(odds * 1_000_000), 0)) / 1_000_000
  const shares = prizes.flatMap(({ id, name, odds, unitsLeft }) => {
    const prize = { prizeId: id, name, isGone: unitsLeft === 0, share: odds }
    const gap = { prizeId: null, name: NOTHING, isGone: false, share: nothing / prizes.length }
    return nothing > 0 ? [prize, gap] : [prize]
  })
  const narrowest = Math.min(NARROWEST, MOST_FOR_NARROWEST / shares.length)
  let end = 0
  return shares.map(({ share, ...cell }, index) => {
    const from = end
    end = index === shares.length - 1 ? CIRCLE : from + narrowest + share * (CIRCLE - narrowest * shares.length)
    return { ...cell, from, to: end }
  })
}

/** The cell at an angle of the wheel. */
export function cellAt(cells: readonly Cell[], angle: number): Cell | null {
  return cells.find(({ from, to }) => from <= angle && angle < to) ?? null
}

/** The angle that the pointer has to show for a draw: in a cell of that prize, well away from its edges. Which cell, where
 *  there are several, and where in it, the low bits of the roll say, so that it is the same whenever it is shown.
 *  Null where the wheel has no such cell: then it must not show any. */
export function angleOf(cells: readonly Cell[], { prizeId, roll }: Landing): number | null {
  const fitting = cells.filter((cell) => cell.prizeId === prizeId)
  const chance = ((roll * 2 ** 26) % 1) * fitting.length
  const cell = fitting[Math.floor(chance)]
  if (cell === undefined) return null
  const share = MARGIN + (chance % 1) * (1 - 2 * MARGIN)
  return cell.from + share * (cell.to - cell.from)
}
