import type { AppEvents } from './context'
import type { Emitter } from './emitter'
import type { PageStack } from './page-stack'

/** Tells the page on top and its components when the window changes its size. Returns what stops it. */
export function listenForPageResize({
  stack,
  events,
}: {
  readonly stack: PageStack
  readonly events: Emitter<AppEvents>
}): () => void {
  const onResize = (): void => {
    const size = { windowWidth: window.innerWidth, windowHeight: window.innerHeight }
    events.emit('windowResize', { size })
    if (!stack.top) return
    stack.call(stack.top, 'onResize', { size })
    stack.top.component.triggerPageLifetime('resize', [{ size }])
  }
  window.addEventListener('resize', onResize)
  return () => window.removeEventListener('resize', onResize)
}
