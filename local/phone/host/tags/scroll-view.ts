import { draggable } from './drag'
import { createRefresher } from './refresher'
import { tag } from './tag'

export const scrollView = tag({
  name: 'scroll-view',
  style: `
    wx-scroll-view {
      display: block;
      width: 100%;
      overflow: hidden;
      overscroll-behavior: contain;
    }

    wx-scroll-view[scroll-x] {
      overflow-x: auto;
    }

    wx-scroll-view[scroll-y] {
      overflow-y: auto;
    }

    wx-scroll-view[enable-flex] {
      display: flex;
    }

    wx-scroll-view[hide-scrollbar] {
      scrollbar-width: none;
    }
  `,
  defaults: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollIntoViewAlignment: 'start',
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    enablePassive: false,
    scrollAnchoring: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: 'transparent',
    refresherTriggered: false,
    enhanced: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
    usingSticky: false,
    type: 'list',
    reverse: false,
    clip: true,
    cacheExtent: 0,
  },
  create(element) {
    const { dom } = element
    let last = { top: 0, left: 0 }
    const edge = { top: true, left: true, bottom: false, right: false }

    const tellEdges = (): void => {
      const { upperThreshold, lowerThreshold, scrollX, scrollY } = element.properties
      const now = {
        top: scrollY && dom.scrollTop <= upperThreshold,
        left: scrollX && dom.scrollLeft <= upperThreshold,
        bottom: scrollY && dom.scrollTop + dom.clientHeight >= dom.scrollHeight - lowerThreshold,
        right: scrollX && dom.scrollLeft + dom.clientWidth >= dom.scrollWidth - lowerThreshold,
      }
      for (const direction of ['top', 'left', 'bottom', 'right'] as const) {
        const upper = direction === 'top' || direction === 'left'
        if (now[direction] && !edge[direction])
          element.trigger(upper ? 'scrolltoupper' : 'scrolltolower', { direction })
        edge[direction] = now[direction]
      }
    }
    dom.addEventListener(
      'scroll',
      () => {
        const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = dom
        const detail = {
          scrollTop,
          scrollLeft,
          scrollHeight,
          scrollWidth,
          deltaX: last.left - scrollLeft,
          deltaY: last.top - scrollTop,
        }
        last = { top: scrollTop, left: scrollLeft }
        element.trigger('scroll', detail)
        tellEdges()
      },
      { passive: true },
    )

    const scrollTo = (top: number | undefined, left: number | undefined, animated: boolean): void => {
      if (animated)
        dom.scrollTo({
          ...(top === undefined ? {} : { top }),
          ...(left === undefined ? {} : { left }),
          behavior: 'smooth',
        })
      else {
        if (top !== undefined) dom.scrollTop = top
        if (left !== undefined) dom.scrollLeft = left
      }
    }
    const scrollToChild = (child: Element | null, animated: boolean): void => {
      if (!child) return
      const from = dom.getBoundingClientRect()
      const to = child.getBoundingClientRect()
      const offset = element.properties.scrollIntoViewOffset
      scrollTo(
        element.properties.scrollY ? dom.scrollTop + to.top - from.top + offset : undefined,
        element.properties.scrollX ? dom.scrollLeft + to.left - from.left + offset : undefined,
        animated,
      )
    }
    const byId = (id: string): Element | null => (id ? dom.querySelector(`[id$="--${CSS.escape(id)}"]`) : null)
    const applyScroll = (): void => {
      const { scrollTop, scrollLeft, scrollIntoView, scrollWithAnimation } = element.properties
      scrollTo(pixels(scrollTop), pixels(scrollLeft), scrollWithAnimation)
      scrollToChild(byId(scrollIntoView), scrollWithAnimation)
    }

    if (typeof ResizeObserver !== 'undefined') {
      // Where more has been loaded, the end is a new one to reach.
      const contents = new ResizeObserver(() => {
        edge.bottom = false
        edge.right = false
      })
      contents.observe(dom)
    }
    draggable(element, {
      begin() {
        if (element.properties.enhanced)
          element.trigger('dragstart', { scrollTop: dom.scrollTop, scrollLeft: dom.scrollLeft })
        return element.properties.enhanced
      },
      move: () => element.trigger('dragging', { scrollTop: dom.scrollTop, scrollLeft: dom.scrollLeft }),
      end: () =>
        element.trigger('dragend', { scrollTop: dom.scrollTop, scrollLeft: dom.scrollLeft, velocity: { x: 0, y: 0 } }),
    })
    const refresher = createRefresher(element)

    /** WeChat's ScrollViewContext. */
    const scrollContext = {
      get scrollEnabled() {
        return element.properties.scrollX || element.properties.scrollY
      },
      scrollTo({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) {
        scrollTo(top, left, animated)
      },
      scrollIntoView: (selector: string) => {
        const found = element.component.ownerShadowRoot?.querySelector(selector)
        scrollToChild((found?.$$ as unknown as Element | undefined) ?? null, true)
      },
    }
    return {
      changed: {
        scrollX: (on) => element.attribute('scroll-x', on),
        scrollY: (on) => element.attribute('scroll-y', on),
        enableFlex: (on) => element.attribute('enable-flex', on),
        showScrollbar: (on) => element.attribute('hide-scrollbar', !on),
        scrollTop: (top) => scrollTo(pixels(top), undefined, element.properties.scrollWithAnimation),
        scrollLeft: (left) => scrollTo(undefined, pixels(left), element.properties.scrollWithAnimation),
        scrollIntoView: (id) => scrollToChild(byId(id), element.properties.scrollWithAnimation),
        refresherEnabled: refresher.paint,
        refresherTriggered: (triggered) => refresher.trigger(triggered),
      },
      ready: applyScroll,
      control: {
        node: () => scrollContext,
        functions: {
          scrollTo: (left: number, top: number) => scrollTo(top, left, false),
          scrollTop: () => dom.scrollTop,
          scrollLeft: () => dom.scrollLeft,
          scrollWidth: () => dom.scrollWidth,
          scrollHeight: () => dom.scrollHeight,
        },
      },
    }
  },
})

/** A position as WeChat takes it: a number, or text with or without a unit. */
function pixels(value: unknown): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = Number.parseFloat(String(value))
  if (Number.isNaN(number)) return undefined
  return String(value).endsWith('rpx') ? (number * window.innerWidth) / 750 : number
}
