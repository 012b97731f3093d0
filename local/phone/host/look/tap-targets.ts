import { flawOf } from './flaw'
import type { Flaw } from './report'
import { targetsOn } from './targets'

/** What a finger wants; on a phone narrower than 375 everything is drawn smaller, targets too: 88 of 750 rpx. */
const LEAST_PX = 44
const LEAST_SHARE = 88 / 750

/** Whatever is tapped and is smaller than a finger wants: felt for around its middle, so that room which a pseudo-element
 *  or the padding around it gives counts. */
export function smallTapTargets(page: Element): Flaw[] {
  const least = Math.min(LEAST_PX, LEAST_SHARE * window.innerWidth)
  return targetsOn(page).flatMap((target) => {
    const side = Math.min(reach(target, 'x', least), reach(target, 'y', least))
    return side < least - 1 ? [flawOf('tapTarget', target, side)] : []
  })
}

/** How far the target goes along an axis through its middle, up to `most`. */
function reach(target: HTMLElement, axis: 'x' | 'y', most: number): number {
  target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const { left, top, width, height } = target.getBoundingClientRect()
  const middle = { x: left + width / 2, y: top + height / 2 }
  const isHit = (offset: number) => {
    const x = middle.x + (axis === 'x' ? offset : 0)
    const y = middle.y + (axis === 'y' ? offset : 0)
    // What lies beyond the screen cannot be felt for; its box has to tell.
    if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return isInBox(target, x, y)
    const found = document.elementFromPoint(x, y)
    return found !== null && target.contains(found)
  }
  let side = 0
  for (let offset = 0.5; offset <= most / 2 && isHit(offset); offset++) side++
  for (let offset = 0.5; offset <= most / 2 && isHit(-offset); offset++) side++
  return side
}

function isInBox(target: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = target.getBoundingClientRect()
  return x >= left && x <= right && y >= top && y <= bottom
}
