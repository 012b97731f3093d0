import { flawOf } from './flaw'
import type { Flaw } from './report'
import type { TextPiece } from './texts'

/** Letters are drawn a little beyond the box that they are laid out in. */
const SLACK_PX = 2

/** Text of which something is cut off: by the edge of the screen, or by a box around it that does not scroll. */
export function clippedTexts(texts: readonly TextPiece[]): Flaw[] {
  return texts.flatMap(({ element, box }) => {
    const cut = cutBy(element, box)
    return cut > SLACK_PX ? [flawOf('clipped', element, cut)] : []
  })
}

/** What a font keeps free above and below its letters, for marks that Chinese and figures do not have. */
function airAround(element: Element): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  const lineHeight = range.getClientRects()[0]?.height ?? 0
  return Math.max(0, (lineHeight - Number.parseFloat(getComputedStyle(element).fontSize)) / 2)
}

function cutBy(element: Element, box: DOMRect): number {
  const air = airAround(element)
  let cut = 0
  let scrolls = false
  for (let around: Element | null = element; around !== null && !scrolls; around = around.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(around)
    const edge = around.getBoundingClientRect()
    scrolls = /auto|scroll/.test(overflowX)
    if (/hidden|clip/.test(overflowX)) cut = Math.max(cut, edge.left - box.left, box.right - edge.right)
    if (/hidden|clip/.test(overflowY)) cut = Math.max(cut, edge.top - box.top - air, box.bottom - edge.bottom - air)
    if (position === 'fixed') break
  }
  return scrolls ? cut : Math.max(cut, -box.left, box.right - window.innerWidth)
}
