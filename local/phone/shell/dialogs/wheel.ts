import { draw } from '../draw'

export interface Wheel {
  readonly element: HTMLElement
  readonly index: number
  /** Puts other rows on the wheel; the choice stays where it is as far as there are rows. */
  fill(rows: readonly string[]): void
  turnTo(index: number): void
}

/** A column that scrolls and rests on one row. `onTurn` is called when the row it rests on has changed. */
export function drawWheel(label: string, onTurn: (index: number) => void): Wheel {
  const element = draw('div', { class: 'wheel', role: 'listbox', 'aria-label': label, tabindex: 0 })
  let index = 0
  let count = 0

  const rest = (next: number) => {
    const inside = Math.max(0, Math.min(next, count - 1))
    mark(element, inside)
    if (inside === index) return
    index = inside
    onTurn(index)
  }
  const turnTo = (next: number) => {
    element.scrollTop = Math.max(0, Math.min(next, count - 1)) * ROW_PX
    rest(next)
  }

  element.addEventListener('scroll', () => rest(Math.round(element.scrollTop / ROW_PX)))
  element.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    turnTo(index + step)
  })

  return {
    element,
    get index() {
      return index
    },
    fill(rows) {
      count = rows.length
      element.replaceChildren(
        ...rows.map((row, at) => draw('div', { class: 'wheel-row', role: 'option', onClick: () => turnTo(at) }, row)),
      )
      turnTo(index)
    },
    turnTo,
  }
}

/** Height of a row; the style sheet says the same. */
const ROW_PX = 40

function mark(element: HTMLElement, index: number): void {
  for (const [at, row] of [...element.children].entries()) row.setAttribute('aria-selected', String(at === index))
}
