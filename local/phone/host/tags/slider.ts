import { draggable } from './drag'
import { tag } from './tag'

export const slider = tag({
  name: 'slider',
  style: `
    wx-slider {
      display: flex;
      align-items: center;
      margin: 10px 18px;
      touch-action: pan-y;
    }

    wx-slider > .wx-slider-track {
      position: relative;
      flex: 1;
      height: 2px;
      border-radius: 5px;
      cursor: pointer;
    }

    wx-slider > .wx-slider-track::before {
      content: "";
      position: absolute;
      inset: -14px 0;
    }

    wx-slider .wx-slider-done {
      height: 100%;
      border-radius: 5px;
    }

    wx-slider .wx-slider-block {
      position: absolute;
      top: 50%;
      border-radius: 50%;
      box-shadow: 0 0 4px rgba(0, 0, 0, 0.2);
      transform: translate(-50%, -50%);
    }

    wx-slider > .wx-slider-value {
      width: 3ch;
      margin-left: 1em;
      color: #888;
      font-size: 14px;
      text-align: center;
    }

    wx-slider[disabled] .wx-slider-block {
      background-color: #e9e9e9 !important;
    }
  `,
  defaults: {
    min: 0,
    max: 100,
    step: 1,
    disabled: false,
    value: 0,
    color: '#e9e9e9',
    selectedColor: '#1aad19',
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
    showValue: false,
    name: '',
  },
  create(element) {
    const piece = (name: string): HTMLElement => {
      const part = document.createElement('div')
      part.className = `wx-slider-${name}`
      return part
    }
    const track = piece('track')
    const done = piece('done')
    const block = piece('block')
    const text = piece('value')
    track.append(done, block)
    element.dom.append(track, text)
    element.attribute('role', 'slider')

    const within = (value: number): number => {
      const { min, max, step } = element.properties
      const stepped = min + Math.round((value - min) / step) * step
      return Number(Math.min(Math.max(stepped, min), max).toFixed(10))
    }
    const paint = (): void => {
      const {
        min,
        max,
        color,
        backgroundColor,
        activeColor,
        selectedColor,
        blockSize,
        blockColor,
        showValue,
        disabled,
      } = element.properties
      const value = within(element.properties.value)
      const share = max > min ? ((value - min) / (max - min)) * 100 : 0
      done.style.width = `${share}%`
      block.style.left = `${share}%`
      track.style.backgroundColor = backgroundColor || color
      done.style.backgroundColor = activeColor || selectedColor
      const size = Math.min(Math.max(blockSize, 12), 28)
      Object.assign(block.style, { width: `${size}px`, height: `${size}px`, backgroundColor: blockColor })
      text.hidden = !showValue
      text.textContent = String(value)
      element.attribute('disabled', disabled)
      element.attribute('aria-valuenow', String(value))
    }
    const slideTo = (clientX: number): void => {
      const { left, width } = track.getBoundingClientRect()
      const { min, max } = element.properties
      const value = within(width > 0 ? min + ((clientX - left) / width) * (max - min) : min)
      if (value === element.properties.value) return
      element.set({ value })
      element.trigger('changing', { value })
    }
    const settle = (): void => element.trigger('change', { value: within(element.properties.value) })

    draggable(element, {
      begin(point) {
        if (element.properties.disabled) return false
        slideTo(point.clientX)
        return true
      },
      move: (point) => slideTo(point.clientX),
      end: settle,
    })
    return {
      changed: {
        value: paint,
        min: paint,
        max: paint,
        step: paint,
        disabled: paint,
        activeColor: paint,
        backgroundColor: paint,
        blockColor: paint,
        blockSize: paint,
        showValue: paint,
      },
      control: {
        value: () => element.properties.value,
        reset: () => element.set({ value: element.properties.min }),
        functions: {
          slideTo(value: number) {
            element.set({ value: within(value) })
            settle()
          },
        },
      },
    }
  },
})
