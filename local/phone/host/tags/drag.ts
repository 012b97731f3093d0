import type { ShadowedEvent } from 'glass-easel'
import type { Defaults, TagElement } from './tag'

interface DragPoint {
  readonly clientX: number
  readonly clientY: number
}

interface DragHandlers {
  /** Returns whether the finger may drag at all. */
  begin(point: DragPoint): boolean
  move(point: DragPoint): void
  end(): void
}

/** Follows one finger, or the mouse, that went down on the element. */
export function draggable(element: TagElement<Defaults>, handlers: DragHandlers): void {
  let dragging = false
  const pointOf = (event: ShadowedEvent<unknown>): DragPoint | undefined => {
    const { touches, changedTouches } = event as {
      touches?: readonly DragPoint[]
      changedTouches?: readonly DragPoint[]
    }
    return touches?.[0] ?? changedTouches?.[0]
  }
  const end = (): void => {
    if (dragging) handlers.end()
    dragging = false
  }
  element.listen('touchstart', (event) => {
    const point = pointOf(event)
    if (point) dragging = handlers.begin(point)
  })
  element.listen('touchmove', (event) => {
    const point = pointOf(event)
    if (dragging && point) handlers.move(point)
  })
  element.listen('touchend', end)
  element.listen('touchcancel', end)
}
