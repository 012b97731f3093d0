import { type Colour, contrast, over, parseColour } from './colour'
import { flawOf } from './flaw'
import type { Flaw } from './report'
import type { TextPiece } from './texts'

/** WCAG 2, level AA, for text of any size. */
const LEAST = 4.5

/** Text that stands out too little from what is drawn behind it. What nobody can use now is left out, as WCAG does; text
 *  over a picture too, whose colours no style tells. */
export function weakContrasts(texts: readonly TextPiece[]): Flaw[] {
  return texts.flatMap(({ element }) => {
    if (isOutOfUse(element)) return []
    const ground = groundOf(element)
    const ink = parseColour(getComputedStyle(element).color)
    if (ground === null || ink === null) return []
    const ratio = contrast(over(faded(ink, opacityOf(element)), ground), ground)
    return ratio < LEAST ? [flawOf('contrast', element, ratio)] : []
  })
}

const isOutOfUse = (element: Element): boolean =>
  element.closest('[disabled]:not([disabled="false"]), [aria-disabled="true"], [class*="disabled"]') !== null

/** The colour behind an element, or null where a picture or a gradient lies behind it. */
function groundOf(element: Element): Colour | null {
  const layers: Colour[] = []
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(around)
    if (backgroundImage !== 'none') return null
    const colour = parseColour(backgroundColor)
    if (colour === null || colour[3] === 0) continue
    layers.push(colour)
    if (colour[3] === 1) break
  }
  return layers.reduceRight<Colour>((below, layer) => over(layer, below), [255, 255, 255, 1])
}

function opacityOf(element: Element): number {
  let opacity = 1
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    opacity *= Number(getComputedStyle(around).opacity)
  }
  return opacity
}

const faded = ([red, green, blue, alpha]: Colour, by: number): Colour => [red, green, blue, alpha * by]
