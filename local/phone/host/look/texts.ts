import { isSeen } from './flaw'

/** A piece of text as it is drawn. */
export interface TextPiece {
  /** What holds it. */
  readonly element: Element
  readonly text: string
  /** Around its letters, in CSS pixels of the webview. */
  readonly box: DOMRect
  /** The same, line by line. */
  readonly rects: readonly DOMRect[]
}

/** Every text that a page shows, that which is scrolled out of sight included. */
export function textsOn(page: Element): TextPiece[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  const texts: TextPiece[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (element === null || text === '' || !isSeen(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 0 && box.height > 0) texts.push({ element, text, box, rects: [...range.getClientRects()] })
  }
  return texts
}
