import { flawOf, isSeen } from './flaw'
import type { Flaw } from './report'
import { isControl, targetsOn } from './targets'

/** Roles of what one acts on; a screen reader says them after the name. */
const ACTING = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch', 'option', 'menuitem', 'slider', 'spinbutton']

const PICTURES = 'wx-image, wx-cover-image, wx-canvas'

/** What a screen reader could not name, or could not say what it is for: something to tap without a text or a label, or without a
 *  role where its tag does not tell; a picture that neither says what it shows nor is marked as an ornament. */
export function missingLabels(page: Element): Flaw[] {
  const targets = targetsOn(page).filter((target) => !isHidden(target))
  const pictures = [...page.querySelectorAll(PICTURES)].filter((picture) => isSeen(picture) && !isHidden(picture))
  return [
    ...targets
      .filter((target) => nameOf(target) === '' && !isPartOfNamed(target))
      .map((target) => flawOf('unnamed', target, 0)),
    ...targets.filter((target) => !hasRole(target)).map((target) => flawOf('roleless', target, 0)),
    ...pictures.filter((picture) => !isTold(picture)).map((picture) => flawOf('unnamed', picture, 0)),
  ]
}

const isHidden = (element: Element): boolean => element.closest('[aria-hidden="true"]') !== null

/** What would be read for it: its label, or the texts and labels inside of it. */
function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label')?.trim()
  if (label) return label
  return [...element.childNodes]
    .map((child) => {
      if (child instanceof Text) return child.data
      return child instanceof Element && child.ariaHidden !== 'true' ? nameOf(child) : ''
    })
    .join('')
    .trim()
}

/** What stands in a control that has a label is read as one with it. */
const isPartOfNamed = (target: Element): boolean =>
  Boolean(target.parentElement?.closest(ROLES)?.getAttribute('aria-label')?.trim())

/** By its tag, by its own role, or by that of a control in it or around it, whose taps it only hears. */
const hasRole = (target: Element): boolean =>
  isControl(target) ||
  target.closest(ROLES) !== null ||
  [...target.querySelectorAll('*')].some((inner) => isControl(inner) || inner.matches(ROLES))

const ROLES = ['wx-button', 'wx-navigator', ...ACTING.map((role) => `[role="${role}"]`)].join(', ')

/** By a label of its own or of what it stands in. */
const isTold = (picture: Element): boolean => {
  const labelled = picture.closest('[aria-label]:not([aria-label=""])')
  return labelled !== null || picture.closest('[role="img"]') !== null
}
