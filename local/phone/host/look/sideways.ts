import { flawOf } from './flaw'
import type { Flaw } from './report'

/** A page that can be moved sideways, because something on it is wider than the screen. */
export function sidewaysPages(page: Element): Flaw[] {
  const { scrollWidth } = document.documentElement
  return scrollWidth > window.innerWidth + 1 ? [flawOf('sideways', page, scrollWidth - window.innerWidth)] : []
}
