import { takesTaps } from '../dom-backend'
import { isSeen } from './flaw'

const CONTROLS =
  'wx-button, wx-navigator, wx-switch, wx-checkbox, wx-radio, wx-slider, wx-picker, wx-input, wx-textarea'

/** Everything on a page that somebody can tap now. */
export function targetsOn(page: Element): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('*')].filter((element) => isTarget(element) && isSeen(element))
}

/** What says by its tag what it does; of everything else a role has to say it. */
export const isControl = (element: Element): boolean => element.matches(CONTROLS)

/** vant's icon listens for whoever wants to hear its click, also where it stands in something larger that is tapped. */
const isPartOfTarget = (element: HTMLElement): boolean => {
  for (
    let around = element.parentElement;
    element.matches('.van-icon') && around !== null;
    around = around.parentElement
  )
    if (takesTaps(around)) return true
  return false
}

const isTarget = (element: HTMLElement): boolean =>
  (takesTaps(element) || isControl(element)) &&
  !isPartOfTarget(element) &&
  element.closest('[disabled]:not([disabled="false"]), [aria-disabled="true"]') === null &&
  element.getBoundingClientRect().width > 0
