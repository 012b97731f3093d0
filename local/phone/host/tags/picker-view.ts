import { rpxToCss } from '../../rpx'
import { scopedClass } from './scoped-class'
import { controlOf, tag } from './tag'

/** How high a row is unless `indicator-style` says otherwise, in CSS pixels. */
const ROW_HEIGHT = 34
/** A column that has not scrolled for so long has settled. */
const SETTLE_MS = 120

interface ColumnFunctions {
  show(index: number): void
  index(): number
}

export const pickerView = tag({
  name: 'picker-view',
  style: `
    wx-picker-view {
      position: relative;
      display: flex;
      height: 200px;
    }

    wx-picker-view-column {
      position: relative;
      display: block;
      flex: 1;
      height: 100%;
      overflow-y: auto;
      scroll-snap-type: y mandatory;
      scrollbar-width: none;
    }

    wx-picker-view-column > :not(.wx-picker-spacer) {
      overflow: hidden;
      scroll-snap-align: center;
    }

    .wx-picker-indicator {
      position: absolute;
      top: 50%;
      left: 0;
      right: 0;
      height: 34px;
      box-sizing: border-box;
      border-top: 1px solid rgba(0, 0, 0, 0.1);
      border-bottom: 1px solid rgba(0, 0, 0, 0.1);
      transform: translateY(-50%);
      pointer-events: none;
    }

    .wx-picker-mask {
      position: absolute;
      inset: 0;
      background: linear-gradient(
        rgba(255, 255, 255, 0.9),
        rgba(255, 255, 255, 0.3) 45%,
        transparent 45%,
        transparent 55%,
        rgba(255, 255, 255, 0.3) 55%,
        rgba(255, 255, 255, 0.9)
      );
      pointer-events: none;
    }
  `,
  defaults: {
    value: [] as readonly number[],
    maskStyle: '',
    maskClass: '',
    indicatorStyle: '',
    indicatorClass: '',
    immediateChange: false,
    name: '',
  },
  create(element) {
    const mask = document.createElement('div')
    const indicator = document.createElement('div')
    element.dom.append(mask, indicator)
    const columns = (): ColumnFunctions[] =>
      [...element.dom.querySelectorAll('wx-picker-view-column')].flatMap((column) => {
        const functions = controlOf(column)?.functions as unknown as ColumnFunctions | undefined
        return functions ? [functions] : []
      })
    const paint = (): void => {
      const { maskStyle, maskClass, indicatorStyle, indicatorClass } = element.properties
      mask.className = `wx-picker-mask ${scopedClass(element.component, maskClass)}`
      mask.setAttribute('style', rpxToCss(maskStyle))
      indicator.className = `wx-picker-indicator ${scopedClass(element.component, indicatorClass)}`
      indicator.setAttribute('style', rpxToCss(indicatorStyle))
      element.dom.style.setProperty('--row-height', `${indicator.offsetHeight || ROW_HEIGHT}px`)
    }
    const show = (): void => {
      paint()
      for (const [index, column] of columns().entries()) column.show(element.properties.value[index] ?? 0)
    }
    return {
      changed: { value: show, maskStyle: paint, maskClass: paint, indicatorStyle: paint, indicatorClass: paint },
      ready: show,
      control: {
        value: () => element.properties.value,
        functions: {
          changed() {
            const value = columns().map((column) => column.index())
            if (value.join() === element.properties.value.join()) return
            element.set({ value })
            element.trigger('change', { value })
          },
          picking: (phase: 'start' | 'end') => element.trigger(`pick${phase}`, {}),
        },
      },
    }
  },
})

export const pickerViewColumn = tag({
  name: 'picker-view-column',
  defaults: {},
  create(element) {
    const { dom } = element
    const before = document.createElement('div')
    const after = document.createElement('div')
    for (const spacer of [before, after]) {
      spacer.className = 'wx-picker-spacer'
      spacer.setAttribute('style', 'height:calc(50% - var(--row-height, 34px) / 2)')
    }
    let index = 0
    let moving = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const rows = () => [...dom.children].filter((child) => child !== before && child !== after) as HTMLElement[]
    const rowHeight = () => rows()[0]?.offsetHeight || ROW_HEIGHT
    const around = () =>
      controlOf(dom.closest('wx-picker-view') ?? dom)?.functions as
        | { changed(): void; picking(phase: 'start' | 'end'): void }
        | undefined
    const layOut = (): void => {
      for (const row of rows()) row.style.height = 'var(--row-height, 34px)'
      if (dom.lastElementChild !== after) dom.append(after)
      if (dom.firstElementChild !== before) dom.prepend(before)
      dom.scrollTop = index * rowHeight()
    }
    const settle = (): void => {
      moving = false
      index = Math.min(Math.max(Math.round(dom.scrollTop / rowHeight()), 0), Math.max(rows().length - 1, 0))
      around()?.changed()
      around()?.picking('end')
    }
    dom.addEventListener(
      'scroll',
      () => {
        if (Math.round(dom.scrollTop / rowHeight()) === index && !moving) return
        if (!moving) around()?.picking('start')
        moving = true
        clearTimeout(timer)
        timer = setTimeout(settle, SETTLE_MS)
      },
      { passive: true },
    )
    const children = new MutationObserver(layOut)
    return {
      attached: () => children.observe(dom, { childList: true }),
      detached() {
        children.disconnect()
        clearTimeout(timer)
      },
      ready: layOut,
      control: {
        functions: {
          show(wanted: number) {
            index = Math.min(Math.max(wanted, 0), Math.max(rows().length - 1, 0))
            layOut()
          },
          index: () => index,
        },
      },
    }
  },
})
