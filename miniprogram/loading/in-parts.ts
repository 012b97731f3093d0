/** So many rows stand on the page at first, and so many come with each way to its end: WeChat draws a thousand nodes slowly. */
const ROWS_A_PART = 40

/** A list that is read at once and drawn a part at a time. */
export interface InParts<Row> {
  /** For display alone; `from` is the place of its first row. */
  parts: ReadonlyArray<{ readonly from: number; readonly rows: readonly Row[] }>
}

interface PartsPage {
  readonly data: InParts<unknown>
  setData(change: object): void
  /** Everything that there is to draw by now. */
  rows(): readonly unknown[]
}

export const NO_PARTS: InParts<never> = { parts: [] }

/** What a page does to draw such a list: spread it into the page, which brings `rows`. */
export const inParts = {
  /** Draws the list anew, from its beginning. */
  drawRows(this: PartsPage, beside: object = {}) {
    this.setData({ ...beside, parts: [partOf(this.rows(), 0)] })
  },

  /** Puts the next part below the others. Only the new one is handed over. */
  onReachBottom(this: PartsPage) {
    const { parts } = this.data
    const next = partOf(this.rows(), parts.length * ROWS_A_PART)
    if (next.rows.length > 0) this.setData({ [`parts[${parts.length}]`]: next })
  },
}

const partOf = (rows: readonly unknown[], from: number) => ({ from, rows: rows.slice(from, from + ROWS_A_PART) })
