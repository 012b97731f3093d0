/** Lets the mouse drag what a finger would scroll. */
export interface MouseScroll {
  begin(target: Element, point: Point): void
  /** Scrolls by what the mouse has moved since the last call. */
  move(point: Point): void
  end(): void
}

interface Point {
  readonly clientX: number
  readonly clientY: number
}

/** As far as the mouse moves before it is known in which direction it drags, in CSS pixels. */
const START_DISTANCE = 10
/** Text in these is selected by dragging. */
const SELECTABLE = 'input,textarea,[selectable]'

export function createMouseScroll(): MouseScroll {
  let target: Element | null = null
  let last: Point = { clientX: 0, clientY: 0 }
  let scroller: { readonly element: HTMLElement; readonly axis: 'x' | 'y' } | null = null

  return {
    begin(pressed, point) {
      target = pressed.closest(SELECTABLE) ? null : pressed
      last = point
      scroller = null
    },
    move(point) {
      if (!target) return
      const dx = last.clientX - point.clientX
      const dy = last.clientY - point.clientY
      if (!scroller) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) < START_DISTANCE) return
        const axis = Math.abs(dx) > Math.abs(dy) ? 'x' : 'y'
        const element = scrollerAround(target, axis)
        if (!element) {
          target = null
          return
        }
        scroller = { element, axis }
        // What snaps to its rows would snap back at every step of the drag.
        element.style.scrollSnapType = 'none'
      }
      if (scroller.axis === 'x') scroller.element.scrollLeft += dx
      else scroller.element.scrollTop += dy
      last = point
    },
    end() {
      if (scroller) scroller.element.style.scrollSnapType = ''
      scroller = null
      target = null
    },
  }
}

/** The nearest element that scrolls in this direction; none where an element on the way keeps the direction to itself. */
function scrollerAround(target: Element, axis: 'x' | 'y'): HTMLElement | null {
  for (let element = target as HTMLElement | null; element; element = element.parentElement) {
    const style = getComputedStyle(element)
    const overflow = axis === 'x' ? style.overflowX : style.overflowY
    const room = axis === 'x' ? element.scrollWidth - element.clientWidth : element.scrollHeight - element.clientHeight
    if (room > 0 && (overflow === 'auto' || overflow === 'scroll')) return element
    const kept = style.touchAction
    if (kept === 'none' || (kept === 'pan-y' && axis === 'x') || (kept === 'pan-x' && axis === 'y')) return null
  }
  return document.scrollingElement as HTMLElement | null
}
