import type { StackedPage } from './page-stack'

interface Parts {
  readonly top: () => StackedPage | undefined
  readonly call: (page: StackedPage, method: string, ...args: unknown[]) => void
  /** Distance from the end at which the end counts as reached, in CSS pixels. */
  readonly reachBottomDistance: (page: StackedPage) => number
}

/** The document is what the page on top scrolls in: tells it of onPageScroll and onReachBottom. Returns what stops it. */
export function listenForPageScroll({ top, call, reachBottomDistance }: Parts): () => void {
  /** The page at its end, and how tall it was: a taller page has a new end to reach. */
  let reached: { page: StackedPage; height: number } | null = null

  const onScroll = (): void => {
    const page = top()
    const view = document.scrollingElement
    if (!page || !view) return
    call(page, 'onPageScroll', { scrollTop: view.scrollTop })
    const left = view.scrollHeight - view.scrollTop - window.innerHeight
    if (left > reachBottomDistance(page)) {
      reached = null
    } else if (reached?.page !== page || reached.height !== view.scrollHeight) {
      reached = { page, height: view.scrollHeight }
      call(page, 'onReachBottom')
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
