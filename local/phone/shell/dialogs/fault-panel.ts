import { draw } from '../draw'

export interface FaultReport {
  readonly title: string
  readonly detail: string
}

export interface FaultPanel {
  readonly element: HTMLElement
  add(report: FaultReport): void
  clear(): void
}

/** Script and compile errors over the page, the latest on top; the page stays usable below. */
export function drawFaultPanel(): FaultPanel {
  const list = draw('div', { class: 'fault-list' })
  const clear = () => {
    list.replaceChildren()
    element.hidden = true
  }
  const element = draw(
    'div',
    { class: 'fault-panel', role: 'alert', hidden: true },
    draw('button', { class: 'fault-close', 'aria-label': '关闭', onClick: clear }, '×'),
    list,
  )
  return {
    element,
    clear,
    add({ title, detail }) {
      list.prepend(draw('section', {}, draw('h2', {}, title), draw('pre', {}, detail)))
      element.hidden = false
    },
  }
}
