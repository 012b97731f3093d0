import { flawOf } from './flaw'
import type { Flaw } from './report'
import type { TextPiece } from './texts'

/** Letters are drawn a little beyond the box that they are laid out in. */
const SLACK_PX = 3

interface Line {
  readonly element: Element
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Text that is drawn over other text. What is fixed over a page that scrolls beneath it is a layer of its own. */
export function overlappingTexts(texts: readonly TextPiece[]): Flaw[] {
  const layers = new Map<Element | null, TextPiece[]>()
  for (const text of texts) {
    const layer = layerOf(text.element)
    layers.set(layer, [...(layers.get(layer) ?? []), text])
  }
  return [...layers.values()].flatMap((pieces) => overlapsIn(pieces.flatMap(linesOf)))
}

function overlapsIn(lines: readonly Line[]): Flaw[] {
  const found = new Map<Element, number>()
  for (const [at, line] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      const wide = Math.min(line.right, other.right) - Math.max(line.left, other.left)
      const high = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top)
      if (wide <= SLACK_PX || high <= SLACK_PX) continue
      found.set(other.element, Math.max(found.get(other.element) ?? 0, Math.min(wide, high)))
    }
  }
  return [...found].map(([element, figure]) => flawOf('overlap', element, figure))
}

/** Its lines as high as their letters, and no wider or higher than what cuts them off lets through. */
function linesOf({ element, rects }: TextPiece): Line[] {
  const letterPx = Number.parseFloat(getComputedStyle(element).fontSize)
  const window = windowOf(element)
  return rects.flatMap(({ left, right, top, bottom }) => {
    const air = Math.max(0, (bottom - top - letterPx) / 2)
    const line = {
      element,
      left: Math.max(left, window.left),
      right: Math.min(right, window.right),
      top: Math.max(top + air, window.top),
      bottom: Math.min(bottom - air, window.bottom),
    }
    return line.right > line.left && line.bottom > line.top ? [line] : []
  })
}

/** What the boxes around an element that cut off let be seen of it. */
function windowOf(element: Element) {
  const seen = {
    left: Number.NEGATIVE_INFINITY,
    right: Number.POSITIVE_INFINITY,
    top: Number.NEGATIVE_INFINITY,
    bottom: Number.POSITIVE_INFINITY,
  }
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around)
    const edge = around.getBoundingClientRect()
    if (/hidden|clip|auto|scroll/.test(overflowX)) {
      seen.left = Math.max(seen.left, edge.left)
      seen.right = Math.min(seen.right, edge.right)
    }
    if (/hidden|clip|auto|scroll/.test(overflowY)) {
      seen.top = Math.max(seen.top, edge.top)
      seen.bottom = Math.min(seen.bottom, edge.bottom)
    }
  }
  return seen
}

function layerOf(element: Element): Element | null {
  for (let around: Element | null = element; around !== null; around = around.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(around).position)) return around
  return null
}
