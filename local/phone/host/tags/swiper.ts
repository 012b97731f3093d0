import { rpxToCss } from '../../rpx'
import { draggable } from './drag'
import { tag } from './tag'

export const swiper = tag({
  name: 'swiper',
  style: `
    wx-swiper {
      position: relative;
      display: block;
      height: 150px;
      overflow: hidden;
      touch-action: pan-y;
    }

    wx-swiper[vertical] {
      touch-action: pan-x;
    }

    wx-swiper-item {
      position: absolute;
      top: 0;
      left: 0;
      display: block;
      width: 100%;
      height: 100%;
      overflow: hidden;
      will-change: transform;
    }

    .wx-swiper-dots {
      position: absolute;
      bottom: 10px;
      left: 0;
      right: 0;
      z-index: 1;
      font-size: 0;
      text-align: center;
      pointer-events: none;
    }

    wx-swiper[vertical] > .wx-swiper-dots {
      top: 0;
      bottom: 0;
      left: auto;
      right: 10px;
      display: flex;
      flex-direction: column;
      justify-content: center;
    }

    .wx-swiper-dots > i {
      display: inline-block;
      width: 8px;
      height: 8px;
      margin: 0 4px;
      border-radius: 50%;
      transition: background-color 0.2s;
    }

    wx-swiper[vertical] > .wx-swiper-dots > i {
      margin: 4px 0;
    }
  `,
  defaults: {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    currentItemId: '',
    /** Milliseconds. */
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: '0px',
    nextMargin: '0px',
    snapToEdge: false,
    displayMultipleItems: 1,
    easingFunction: 'default',
  },
  create(element) {
    const { dom } = element
    const dots = document.createElement('div')
    dots.className = 'wx-swiper-dots'
    let current = 0
    let timer: ReturnType<typeof setInterval> | undefined
    let settled: ReturnType<typeof setTimeout> | undefined

    const items = (): HTMLElement[] =>
      [...dom.querySelectorAll<HTMLElement>('wx-swiper-item')].filter((item) => item.closest('wx-swiper') === dom)
    const size = () => (element.properties.vertical ? dom.clientHeight : dom.clientWidth)
    const last = () => Math.max(0, items().length - Math.max(1, element.properties.displayMultipleItems))
    const within = (index: number): number => {
      const count = items().length
      if (count === 0) return 0
      return element.properties.circular ? ((index % count) + count) % count : Math.min(Math.max(index, 0), last())
    }

    /** Places every item; `position` counts items from the first and may lie between two. */
    const place = (position: number, durationMs: number): void => {
      const { vertical, circular, previousMargin, nextMargin, displayMultipleItems } = element.properties
      const all = items()
      const length = `calc((100% - ${rpxToCss(previousMargin || '0px')} - ${rpxToCss(nextMargin || '0px')}) / ${Math.max(1, displayMultipleItems)})`
      for (const [index, item] of all.entries()) {
        let offset = index - position
        if (circular && all.length > 1) offset -= all.length * Math.ceil(offset / all.length - 0.5)
        const before = Number(item.dataset.offset ?? offset)
        item.dataset.offset = String(offset)
        // An item that goes round from one end to the other must not fly across the screen.
        const animated = durationMs > 0 && Math.abs(before - offset) < all.length / 2 + 1
        item.style.transition = animated ? `transform ${durationMs}ms` : 'none'
        item.style.transform = vertical ? `translate(0, ${offset * 100}%)` : `translate(${offset * 100}%, 0)`
        item.style[vertical ? 'height' : 'width'] = length
        item.style[vertical ? 'top' : 'left'] = rpxToCss(previousMargin || '0px')
      }
      paintDots(all.length)
    }
    const paintDots = (count: number): void => {
      const { indicatorDots, indicatorColor, indicatorActiveColor } = element.properties
      if (!indicatorDots) dots.remove()
      else if (!dots.parentNode) dom.append(dots)
      while (dots.childElementCount > count) dots.lastElementChild?.remove()
      while (dots.childElementCount < count) dots.append(document.createElement('i'))
      for (const [index, dot] of [...dots.children].entries()) {
        ;(dot as HTMLElement).style.backgroundColor = index === current ? indicatorActiveColor : indicatorColor
      }
    }
    const idOf = (index: number): string => items()[index]?.dataset.itemId ?? ''
    const goTo = (wanted: number, source: '' | 'touch' | 'autoplay', animated = true): void => {
      const next = within(wanted)
      const changed = next !== current
      current = next
      const durationMs = animated ? element.properties.duration : 0
      place(current, durationMs)
      clearTimeout(settled)
      if (!changed) return
      const detail = { current, currentItemId: idOf(current), source }
      if (source) element.set({ current })
      element.trigger('change', detail)
      settled = setTimeout(() => element.trigger('animationfinish', detail), durationMs)
    }
    const autoplay = (): void => {
      clearInterval(timer)
      timer = undefined
      if (!element.properties.autoplay || !dom.isConnected) return
      timer = setInterval(() => {
        if (dom.offsetParent === null || items().length < 2) return
        goTo(current >= last() && !element.properties.circular ? 0 : current + 1, 'autoplay')
      }, element.properties.interval)
    }

    let start = { x: 0, y: 0, at: 0 }
    let moved = 0
    draggable(element, {
      begin(point) {
        start = { x: point.clientX, y: point.clientY, at: performance.now() }
        moved = 0
        clearInterval(timer)
        return items().length > 1
      },
      move(point) {
        const { vertical, circular } = element.properties
        const dx = point.clientX - start.x
        const dy = point.clientY - start.y
        // The other direction belongs to the page.
        if (moved === 0 && (vertical ? Math.abs(dx) > Math.abs(dy) : Math.abs(dy) > Math.abs(dx))) return
        moved = vertical ? dy : dx
        const beyond = !circular && ((moved > 0 && current === 0) || (moved < 0 && current === last()))
        place(current - (beyond ? moved / 3 : moved) / (size() || 1), 0)
        element.trigger('transition', vertical ? { dx: 0, dy: -moved } : { dx: -moved, dy: 0 })
      },
      end() {
        const share = moved / (size() || 1)
        const flicked = performance.now() - start.at < FLICK_MS && Math.abs(moved) > FLICK_DISTANCE
        const steps = Math.abs(share) > 0.5 || flicked ? Math.max(1, Math.round(Math.abs(share))) : 0
        goTo(current - Math.sign(moved) * steps, 'touch')
        autoplay()
      },
    })

    const children = new MutationObserver(() => {
      current = within(current)
      place(current, 0)
    })
    const relay = () => place(current, 0)
    return {
      changed: {
        current(index) {
          if (dom.isConnected && within(index) !== current) goTo(index, '')
          else current = index
        },
        currentItemId(id) {
          const index = items().findIndex((item) => item.dataset.itemId === id)
          if (id && index >= 0) goTo(index, '')
        },
        autoplay,
        interval: autoplay,
        indicatorDots: relay,
        indicatorColor: relay,
        indicatorActiveColor: relay,
        displayMultipleItems: relay,
        previousMargin: relay,
        nextMargin: relay,
        circular: relay,
        vertical(vertical) {
          element.attribute('vertical', vertical)
          relay()
        },
      },
      attached() {
        children.observe(dom, { childList: true, subtree: true })
        autoplay()
      },
      ready() {
        current = within(current)
        place(current, 0)
      },
      detached() {
        children.disconnect()
        clearInterval(timer)
        clearTimeout(settled)
      },
      control: { functions: { swipeTo: (index: number) => goTo(index, 'touch') } },
    }
  },
})

/** A quick short swipe turns the page too. */
const FLICK_MS = 300
const FLICK_DISTANCE = 30

export const swiperItem = tag({
  name: 'swiper-item',
  defaults: { itemId: '', skipHiddenItemLayout: false },
  create(element) {
    return {
      changed: {
        itemId(id) {
          element.dom.dataset.itemId = id
        },
      },
    }
  },
})
