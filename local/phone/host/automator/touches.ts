import { listOf, type Params } from './parameters'

/** Touches an element as a finger does, by an event of the browser's own kind: long presses, taps and drags come of it.
 *  A point that the client leaves out is the middle of the element. */
export function touchElement(target: HTMLElement, type: 'touchstart' | 'touchmove' | 'touchend', params: Params): void {
  const lifted = type === 'touchend'
  const held = listOf(params, 'touches')
  const changed = changedTouchesOf(params)
  const fingers = (points: readonly unknown[]) => points.map((point) => touchAt(target, point as Point))
  const touches = fingers(lifted ? held : orMiddle(held))
  const changedTouches = fingers(orMiddle(lifted || changed.length > 0 ? changed : held))
  target.dispatchEvent(
    new TouchEvent(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      touches,
      targetTouches: touches,
      changedTouches,
    }),
  )
}

/** The client's types say `changeTouches`, its documentation `changedTouches`. */
export const changedTouchesOf = (params: Params): unknown[] =>
  listOf(params, params.changedTouches === undefined ? 'changeTouches' : 'changedTouches')

export function middleOf(target: HTMLElement): { clientX: number; clientY: number } {
  const { left, top, width, height } = target.getBoundingClientRect()
  return { clientX: left + width / 2, clientY: top + height / 2 }
}

interface Point {
  readonly identifier?: number
  readonly clientX?: number
  readonly clientY?: number
  readonly pageX?: number
  readonly pageY?: number
}

const MIDDLE: Point = {}

const orMiddle = (points: readonly unknown[]): readonly unknown[] => (points.length > 0 ? points : [MIDDLE])

function touchAt(target: HTMLElement, { identifier = 0, clientX, clientY, pageX, pageY }: Point): Touch {
  const middle = middleOf(target)
  return new Touch({
    identifier,
    target,
    clientX: clientX ?? (pageX === undefined ? middle.clientX : pageX - window.scrollX),
    clientY: clientY ?? (pageY === undefined ? middle.clientY : pageY - window.scrollY),
  })
}
