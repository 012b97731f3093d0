import { rpxToCss } from '../../rpx'
import { tag } from './tag'

/** A page over the page: slides in with an overlay behind it. */
export const pageContainer = tag({
  name: 'page-container',
  style: `
    wx-page-container {
      display: none;
    }

    wx-page-container[shown] {
      position: fixed;
      display: block;
      max-height: 100%;
      overflow: auto;
      background-color: #fff;
      transition-property: transform, opacity;
    }

    wx-page-container[position="bottom"] {
      left: 0;
      right: 0;
      bottom: 0;
      transform: translateY(100%);
    }

    wx-page-container[position="top"] {
      left: 0;
      right: 0;
      top: 0;
      transform: translateY(-100%);
    }

    wx-page-container[position="right"] {
      top: 0;
      right: 0;
      bottom: 0;
      width: 100%;
      transform: translateX(100%);
    }

    wx-page-container[position="center"] {
      inset: 0;
      opacity: 0;
    }

    wx-page-container[entered] {
      opacity: 1;
      transform: none;
    }

    wx-page-container[round] {
      border-radius: 20px 20px 0 0;
    }

    .wx-page-container-overlay {
      position: fixed;
      inset: 0;
      background-color: rgba(0, 0, 0, 0.5);
    }
  `,
  defaults: {
    show: false,
    /** Milliseconds. */
    duration: 300,
    zIndex: 100,
    overlay: true,
    position: 'bottom',
    round: false,
    closeOnSlideDown: false,
    overlayStyle: '',
    customStyle: '',
  },
  create(element) {
    const overlay = document.createElement('div')
    overlay.className = 'wx-page-container-overlay'
    overlay.addEventListener('click', () => {
      element.trigger('clickoverlay', {})
      leave()
    })
    let shown = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const paint = (): void => {
      const { zIndex, duration, customStyle, overlayStyle, position, round } = element.properties
      element.style(`z-index:${zIndex};transition-duration:${duration}ms;${customStyle}`)
      overlay.setAttribute('style', `z-index:${zIndex};${rpxToCss(overlayStyle)}`)
      element.attribute('position', position)
      element.attribute('round', round)
    }
    const enter = (): void => {
      shown = true
      paint()
      element.trigger('beforeenter', {})
      element.attribute('shown', true)
      if (element.properties.overlay) element.dom.before(overlay)
      void element.dom.offsetWidth
      element.attribute('entered', true)
      element.trigger('enter', {})
      clearTimeout(timer)
      timer = setTimeout(() => element.trigger('afterenter', {}), element.properties.duration)
    }
    const leave = (): void => {
      if (!shown) return
      shown = false
      element.set({ show: false })
      element.trigger('beforeleave', {})
      element.attribute('entered', false)
      overlay.remove()
      element.trigger('leave', {})
      clearTimeout(timer)
      timer = setTimeout(() => {
        element.attribute('shown', false)
        element.trigger('afterleave', {})
      }, element.properties.duration)
    }
    return {
      changed: {
        show(show) {
          if (show === shown) return
          if (show) enter()
          else leave()
        },
        position: paint,
        round: paint,
        customStyle: paint,
        overlayStyle: paint,
        zIndex: paint,
      },
      detached() {
        clearTimeout(timer)
        overlay.remove()
      },
    }
  },
})
