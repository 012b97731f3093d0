import type { PageStack, StackedPage } from './page-stack'

interface Parts {
  readonly stack: PageStack
  /** Distance from the end at which the end of a page counts as reached, in CSS pixels. */
  readonly reachBottomDistance: (path: string) => number
}

/** The document is what the page on top scrolls in: tells it of onPageScroll and onReachBottom. Returns what stops it. */
export function listenForPageScroll({ stack, reachBottomDistance }: Parts): () => void {
  /** The page at its end, and how tall it was: a taller page has a new end to reach. */
  let reached: { page: StackedPage; height: number } | null = null

  const onScroll = (): void => {
    const page = stack.top
    const view = document.scrollingElement
    if (!page || !view) return
    stack.call(page, 'onPageScroll', { scrollTop: view.scrollTop })
    const left = view.scrollHeight - view.scrollTop - window.innerHeight
    if (left > reachBottomDistance(page.path)) {
      reached = null
    } else if (reached?.page !== page || reached.height !== view.scrollHeight) {
      reached = { page, height: view.scrollHeight }
      stack.call(page, 'onReachBottom')
    }
  }

  window.addEventListener('scroll', onScroll, { passive: true })
  return () => window.removeEventListener('scroll', onScroll)
}

/** Scrolls the document; `durationMs` 0 is at once. */
export function scrollDocument(scrollTop: number, durationMs: number): void {
  const view = document.scrollingElement
  if (!view) return
  if (durationMs > 0) window.scrollTo({ top: scrollTop, behavior: 'smooth' })
  else view.scrollTop = scrollTop
}
