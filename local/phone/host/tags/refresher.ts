import { draggable } from './drag'
import type { Defaults, TagElement } from './tag'

interface RefresherProperties extends Defaults {
  readonly refresherEnabled: boolean
  readonly refresherThreshold: number
  readonly refresherDefaultStyle: string
  readonly refresherBackground: string
  readonly refresherTriggered: boolean
}

/** Pulling down a scroll view at its upper end. */
export interface Refresher {
  trigger(triggered: boolean): void
  paint(): void
}

export function createRefresher(element: TagElement<RefresherProperties>): Refresher {
  const { dom } = element
  const indicator = document.createElement('div')
  let startY = 0
  let pulled = 0
  let pulling = false
  let refreshing = false

  const show = (height: number): void => {
    pulled = height
    const { refresherBackground, refresherDefaultStyle } = element.properties
    if (height > 0 && indicator.parentNode !== dom) Node.prototype.insertBefore.call(dom, indicator, dom.firstChild)
    if (height <= 0) indicator.remove()
    indicator.textContent = refresherDefaultStyle === 'none' ? '' : '• • •'
    indicator.setAttribute(
      'style',
      `height:${height}px;line-height:${height}px;overflow:hidden;text-align:center;background:${refresherBackground};` +
        `color:${refresherDefaultStyle === 'white' ? '#fff' : '#999'}`,
    )
  }
  const refresh = (): void => {
    refreshing = true
    show(element.properties.refresherThreshold)
    element.set({ refresherTriggered: true })
    element.trigger('refresherrefresh', { dy: pulled })
  }

  draggable(element, {
    begin(point) {
      startY = point.clientY
      pulling = element.properties.refresherEnabled && !refreshing && dom.scrollTop <= 0
      return pulling
    },
    move(point) {
      const distance = Math.max(0, (point.clientY - startY) / 2)
      if (distance === 0 || dom.scrollTop > 0) return
      show(distance)
      element.trigger('refresherpulling', { dy: distance })
    },
    end() {
      if (pulled >= element.properties.refresherThreshold) return refresh()
      if (pulled > 0) element.trigger('refresherabort', { dy: pulled })
      show(0)
    },
  })

  return {
    trigger(triggered) {
      if (triggered === refreshing) return
      if (triggered) return refresh()
      refreshing = false
      show(0)
      element.trigger('refresherrestore', { dy: 0 })
    },
    paint() {
      if (!element.properties.refresherEnabled) show(0)
    },
  }
}
