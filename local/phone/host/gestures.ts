import { Event, type Element as TreeElement } from 'glass-easel'
import { treeElementOf } from './dom-backend'
import { createMouseScroll } from './mouse-scroll'
import { enterTapState } from './wx/tap-state'

/** A finger, or the mouse with its button down. Coordinates in CSS pixels. */
interface Finger {
  readonly identifier: number
  readonly clientX: number
  readonly clientY: number
}

interface Press {
  readonly target: TreeElement
  readonly start: Finger
  /** A tap is still possible. */
  still: boolean
  longPressTimer: ReturnType<typeof setTimeout> | undefined
}

/** As far as a finger may stray in a tap, in CSS pixels. */
const TAP_DISTANCE = 10
/** How long a finger rests before it is a long press, in milliseconds; WeChat's own figure. */
const LONG_PRESS_MS = 350
const MOUSE = 0

/** Turns the browser's touches, and the mouse where there is no touch, into `touchstart`, `touchmove`, `touchend`,
 *  `touchcancel`, `tap`, `longpress`, `longtap` and `canceltap`. Returns what stops it. */
export function listenForGestures(view: Window): () => void {
  const presses = new Map<number, Press>()

  const begin = (target: TreeElement, finger: Finger): void => {
    const press: Press = { target, start: finger, still: true, longPressTimer: undefined }
    press.longPressTimer = setTimeout(() => {
      if (!press.still) return
      fire(target, 'longtap', pointOf(finger), [finger])
      // A long press that somebody listened to is no tap.
      if (fire(target, 'longpress', pointOf(finger), [finger]).heard) press.still = false
    }, LONG_PRESS_MS)
    presses.set(finger.identifier, press)
  }
  const stray = (finger: Finger): void => {
    const press = presses.get(finger.identifier)
    if (!press?.still) return
    const distance = Math.hypot(finger.clientX - press.start.clientX, finger.clientY - press.start.clientY)
    if (distance <= TAP_DISTANCE) return
    press.still = false
    fire(press.target, 'canceltap', pointOf(press.start), [finger])
  }
  const finish = (finger: Finger, tapped: boolean): void => {
    const press = presses.get(finger.identifier)
    if (!press) return
    presses.delete(finger.identifier)
    clearTimeout(press.longPressTimer)
    if (press.still && tapped) fire(press.target, 'tap', pointOf(finger), [finger])
    else if (press.still) fire(press.target, 'canceltap', pointOf(finger), [finger])
  }

  const onTouch = (event: TouchEvent): void => {
    const target = treeElementOf(event.target)
    if (!target) return
    const touches = Array.from(event.touches, fingerOf)
    const changed = Array.from(event.changedTouches, fingerOf)
    if (event.type === 'touchmove') changed.forEach(stray)
    const { caught } = fire(target, event.type, {}, changed, touches)
    // `catchtouchmove` keeps the page from scrolling.
    if (caught && event.type === 'touchmove' && event.cancelable) event.preventDefault()
    if (event.type === 'touchstart') for (const finger of changed) begin(target, finger)
    if (event.type === 'touchend') for (const finger of changed) finish(finger, true)
    if (event.type === 'touchcancel') for (const finger of changed) finish(finger, false)
  }

  const mouseScroll = createMouseScroll()
  const onMouse = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    const finger: Finger = { identifier: MOUSE, clientX: event.clientX, clientY: event.clientY }
    const press = presses.get(MOUSE)
    if (event.type === 'pointerdown') {
      const target = event.button === 0 ? treeElementOf(event.target) : null
      if (!target) return
      fire(target, 'touchstart', {}, [finger], [finger])
      begin(target, finger)
      mouseScroll.begin(event.target as Element, finger)
    } else if (press && event.type === 'pointermove' && event.buttons !== 0) {
      stray(finger)
      if (!fire(press.target, 'touchmove', {}, [finger], [finger]).caught) mouseScroll.move(finger)
    } else if (press) {
      // A button that was let go outside of the window is noticed when the mouse comes back.
      const cancelled = event.type !== 'pointerup'
      mouseScroll.end()
      fire(press.target, cancelled ? 'touchcancel' : 'touchend', {}, [finger], [])
      finish(finger, !cancelled)
    }
  }

  const stop = new AbortController()
  const options = { capture: true, passive: false, signal: stop.signal }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    view.addEventListener(type, onTouch, options)
  }
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
    view.addEventListener(type, onMouse, options)
  }
  return () => stop.abort()
}

/** Taps a node as a finger would, at a point of the viewport. */
export function tapNode(target: TreeElement, point: { readonly clientX: number; readonly clientY: number }): void {
  const finger = { identifier: MOUSE, ...point }
  fire(target, 'touchstart', {}, [finger], [finger])
  fire(target, 'touchend', {}, [finger], [])
  fire(target, 'tap', pointOf(finger), [finger])
}

function fire(
  target: TreeElement,
  type: string,
  detail: object,
  changed: readonly Finger[],
  touches: readonly Finger[] = [],
): { caught: boolean; heard: boolean } {
  let heard = false
  const event = new Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields: { touches: touches.map(touchOf), changedTouches: changed.map(touchOf) },
    handleListenerReturn: (returned) => {
      heard = true
      return returned as boolean | undefined
    },
  })
  if (type === 'tap') enterTapState()
  Event.dispatchEvent(target, event)
  return { caught: event.defaultPrevented(), heard }
}

const fingerOf = ({ identifier, clientX, clientY }: Touch): Finger => ({ identifier, clientX, clientY })

const pointOf = ({ clientX, clientY }: Finger) => ({ x: clientX + window.scrollX, y: clientY + window.scrollY })

const touchOf = (finger: Finger) => ({
  ...finger,
  pageX: finger.clientX + window.scrollX,
  pageY: finger.clientY + window.scrollY,
  force: 1,
})
