import { countNodes } from '../audit/count-nodes'
import { THRESHOLDS } from '../audit/report'
import { flawOf } from './flaw'
import type { Flaw } from './report'

/** A page that has drawn more than WeChat's audit lets pass: it reads a list whole that it should page. */
export function crowdedPages(page: Element): Flaw[] {
  const { nodes } = countNodes(page)
  return nodes > THRESHOLDS.nodes ? [flawOf('crowded', page, nodes)] : []
}
