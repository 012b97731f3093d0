import type { TagElement } from './tag'

/** What every tag with a pressed look has. Times in milliseconds. */
export const HOVER = { hoverClass: 'none', hoverStopPropagation: false, hoverStartTime: 50, hoverStayTime: 400 }

/** The engine's place for class names that come and go. */
const TEMPORARY_CLASS = 3

/** Gives the element `hover-class` while it is pressed. `enabled` is asked at each press. */
export function hoverable(element: TagElement<typeof HOVER>, enabled: () => boolean = () => true): void {
  const { component } = element
  let timer: ReturnType<typeof setTimeout> | undefined
  const showAfter = (shown: boolean, ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => component.setNodeClass(shown ? element.properties.hoverClass : '', TEMPORARY_CLASS), ms)
  }
  const wanted = () => enabled() && !['', 'none'].includes(element.properties.hoverClass)

  component.addListener('touchstart', (event) => {
    const touch = Object.getPrototypeOf(event) as object
    if (!wanted() || stopped.has(touch)) return
    if (element.properties.hoverStopPropagation) stopped.add(touch)
    showAfter(true, element.properties.hoverStartTime)
  })
  for (const type of ['touchend', 'touchcancel', 'canceltap']) {
    component.addListener(type, () => {
      if (wanted()) showAfter(false, element.properties.hoverStayTime)
    })
  }
}

/** Touches that an inner element keeps from the hover of those around it. */
const stopped = new WeakSet<object>()
