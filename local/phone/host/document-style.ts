import { BASE_STYLE } from './base-style'
import { TAG_STYLES } from './tags'

/** Puts the look of the built-in tags into the document, before any style of the mini program. Returns what takes it
 *  away again. */
export function writeHostStyle(): () => void {
  const style = document.createElement('style')
  style.textContent = `${BASE_STYLE}${TAG_STYLES}`
  document.head.prepend(style)
  return () => style.remove()
}
