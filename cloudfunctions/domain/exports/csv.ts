/** A text is made harmless; a number of ours is written as it is. */
export type Cell = string | number | null

/** Without it a spreadsheet takes UTF-8 for the machine's own code page. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** Lines of a table, each with its end (rule X-1). */
export const csvLines = (rows: ReadonlyArray<readonly Cell[]>): string =>
  rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/
const TOO_LONG_A_NUMBER = /^\d{16,}$/
const NEEDS_QUOTES = /[",\r\n]/

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = FORMULA.test(cell) || TOO_LONG_A_NUMBER.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
