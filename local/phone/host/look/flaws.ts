import { clippedTexts } from './clipped'
import { weakContrasts } from './contrast'
import type { Flaw } from './report'
import { smallTapTargets } from './tap-targets'
import { textsOn } from './texts'

/** What somebody could not read or hit on a page as it is drawn now. */
export function flawsOf(page: Element): Flaw[] {
  const texts = textsOn(page)
  return [...clippedTexts(texts), ...weakContrasts(texts), ...smallTapTargets(page)]
}
