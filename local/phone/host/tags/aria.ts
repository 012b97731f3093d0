/** `aria-*` attributes that every tag takes, as property names. */
export const ARIA_PROPERTIES: readonly string[] = [
  'ariaAtomic',
  'ariaChecked',
  'ariaControls',
  'ariaDescribedby',
  'ariaDisabled',
  'ariaExpanded',
  'ariaHaspopup',
  'ariaHidden',
  'ariaInvalid',
  'ariaLabel',
  'ariaLabelledby',
  'ariaLive',
  'ariaModal',
  'ariaPressed',
  'ariaReadonly',
  'ariaRequired',
  'ariaRole',
  'ariaSelected',
  'ariaValuemax',
  'ariaValuemin',
  'ariaValuenow',
  'ariaValuetext',
]

export function applyAria(element: HTMLElement, property: string, value: unknown): void {
  const name = property === 'ariaRole' ? 'role' : `aria-${property.slice(4).toLowerCase()}`
  if (value === null || value === undefined || value === '') element.removeAttribute(name)
  else element.setAttribute(name, String(value))
}
