import type { Flaw } from './report'

const SHOWN_CHARACTERS = 24

export function flawOf(what: Flaw['what'], element: Element, figure: number): Flaw {
  const text = (element.textContent?.trim() || element.getAttribute('aria-label')) ?? ''
  const where = `${element.localName}.${element.classList.value.replaceAll(/\s+/g, '.')}`
  return { what, text: text.slice(0, SHOWN_CHARACTERS), where, figure: Math.round(figure * 100) / 100 }
}

/** Drawn, and not hidden by anybody around it. */
export const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
