import { flawOf } from './flaw'
import type { Flaw } from './report'
import type { TextPiece } from './texts'

/** Letters are drawn a little beyond the box that they are laid out in. */
const SLACK_PX = 2

/** Text that stands out above or below the box that was made for it, over whatever is there. */
export function spiltTexts(texts: readonly TextPiece[]): Flaw[] {
  return texts.flatMap(({ element, box }) => {
    const own = boxOf(element)
    const edge = own.getBoundingClientRect()
    const { fontSize, overflowY } = getComputedStyle(own)
    if (overflowY !== 'visible') return []
    const lineHeight = element.getClientRects()[0]?.height ?? 0
    const air = Math.max(0, (Math.min(lineHeight, box.height) - Number.parseFloat(fontSize)) / 2)
    const spilt = Math.max(edge.top - box.top - air, box.bottom - edge.bottom - air)
    return spilt > SLACK_PX ? [flawOf('spilt', element, spilt)] : []
  })
}

/** What lays the text out in lines: what is inline has no height of its own. */
function boxOf(element: Element): Element {
  let own = element
  while (own.parentElement !== null && /^(inline|contents)$/.test(getComputedStyle(own).display))
    own = own.parentElement
  return own
}
