import { rpxToCss } from '../../rpx'
import { tag } from './tag'

export const progress = tag({
  name: 'progress',
  style: `
    wx-progress {
      display: flex;
      align-items: center;
    }

    wx-progress > .wx-progress-track {
      flex: 1;
      overflow: hidden;
    }

    wx-progress .wx-progress-done {
      height: 100%;
    }

    wx-progress > .wx-progress-info {
      min-width: 2em;
      margin-left: 15px;
      text-align: center;
    }
  `,
  defaults: {
    percent: 0,
    showInfo: false,
    borderRadius: null,
    fontSize: null,
    strokeWidth: null,
    color: '',
    activeColor: '#09BB07',
    backgroundColor: '#EBEBEB',
    active: false,
    activeMode: 'backwards',
    /** Milliseconds for one percent. */
    duration: 30,
  },
  create(element) {
    const track = document.createElement('div')
    track.className = 'wx-progress-track'
    const done = document.createElement('div')
    done.className = 'wx-progress-done'
    const info = document.createElement('div')
    info.className = 'wx-progress-info'
    track.append(done)
    element.dom.append(track, info)
    element.attribute('role', 'progressbar')
    done.addEventListener('transitionend', () => {
      element.trigger('activeend', { curPercent: element.properties.percent })
    })
    let shownPercent = 0

    const paint = (): void => {
      const { borderRadius, fontSize, strokeWidth, color, activeColor, backgroundColor, showInfo, active, activeMode } =
        element.properties
      const percent = Math.min(Math.max(element.properties.percent, 0), 100)
      const from = activeMode === 'forwards' ? shownPercent : 0
      Object.assign(track.style, {
        height: lengthOf(strokeWidth, 6),
        borderRadius: lengthOf(borderRadius, 0),
        backgroundColor,
      })
      done.style.backgroundColor = activeColor || color
      if (active && percent !== shownPercent) {
        done.style.transition = 'none'
        done.style.width = `${from}%`
        void done.offsetWidth
        done.style.transition = `width ${Math.abs(percent - from) * element.properties.duration}ms linear`
      } else {
        done.style.transition = 'none'
      }
      done.style.width = `${percent}%`
      shownPercent = percent
      info.hidden = !showInfo
      info.style.fontSize = lengthOf(fontSize, 16)
      info.textContent = `${percent}%`
      element.attribute('aria-valuenow', String(percent))
    }
    return {
      changed: {
        percent: paint,
        showInfo: paint,
        borderRadius: paint,
        fontSize: paint,
        strokeWidth: paint,
        color: paint,
        activeColor: paint,
        backgroundColor: paint,
      },
    }
  },
})

/** A length as WeChat takes it: a number of CSS pixels, or text with a unit. */
export function lengthOf(value: unknown, fallbackPixels: number): string {
  if (value === null || value === undefined || value === '') return `${fallbackPixels}px`
  return Number.isNaN(Number(value)) ? rpxToCss(String(value)) : `${Number(value)}px`
}
