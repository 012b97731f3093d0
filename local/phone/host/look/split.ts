import { flawOf } from './flaw'
import type { Flaw } from './report'
import type { TextPiece } from './texts'

/** A number alone, with its sign before it and its unit behind it. */
const FIGURE = /^[+\-−¥]?\d[\d,.]*\s?(?:积分|张|份|元|天|%)?$/

/** Numbers that go on in the next line: nobody can read them at a glance. */
export function splitFigures(texts: readonly TextPiece[]): Flaw[] {
  return texts.flatMap(({ element, text, rects }) => {
    const lines = new Set(rects.map(({ top }) => Math.round(top))).size
    return lines > 1 && FIGURE.test(text) ? [flawOf('split', element, lines)] : []
  })
}
