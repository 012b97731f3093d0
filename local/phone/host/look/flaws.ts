import { clippedTexts } from './clipped'
import { weakContrasts } from './contrast'
import { crowdedPages } from './crowded'
import { missingLabels } from './labels'
import { overlappingTexts } from './overlaps'
import type { Flaw } from './report'
import { sidewaysPages } from './sideways'
import { spiltTexts } from './spilt'
import { splitFigures } from './split'
import { smallTapTargets } from './tap-targets'
import { textsOn } from './texts'

/** What somebody could not read, hit or hear read on a page as it is drawn now. */
export function flawsOf(page: Element): Flaw[] {
  const texts = textsOn(page)
  return [
    ...clippedTexts(texts),
    ...overlappingTexts(texts),
    ...spiltTexts(texts),
    ...splitFigures(texts),
    ...sidewaysPages(page),
    ...weakContrasts(texts),
    ...smallTapTargets(page),
    ...missingLabels(page),
    ...crowdedPages(page),
  ]
}
