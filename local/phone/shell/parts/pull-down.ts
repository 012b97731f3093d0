export interface PullDown {
  /** Listens in the page that the webview has just loaded. */
  listenIn(view: Window): void
}

export interface PullDownParts {
  readonly canPull: () => boolean
  /** How far the page is down, in CSS pixels; 0 when it was let go. */
  readonly onMove: (distancePx: number) => void
  readonly onRefresh: () => void
}

/** Turns a drag from the top of the page into a refresh, as a finger or as the mouse. */
export function pullDown({ canPull, onMove, onRefresh }: PullDownParts): PullDown {
  let startY: number | null = null
  let distance = 0

  const begin = (view: Window, y: number) => {
    startY = canPull() && view.scrollY <= 0 ? y : null
    distance = 0
  }
  /** Whether the page is being pulled, so that it must not scroll. */
  const move = (y: number): boolean => {
    if (startY === null) return false
    distance = Math.max(0, (y - startY) * GIVE)
    if (distance > SLACK_PX) onMove(distance)
    return distance > SLACK_PX
  }
  const end = () => {
    if (startY === null) return
    startY = null
    onMove(0)
    if (distance >= REFRESH_AT_PX) onRefresh()
  }

  return {
    listenIn(view) {
      view.addEventListener('touchstart', ({ touches }) => begin(view, touches[0]?.clientY ?? 0), { passive: true })
      view.addEventListener(
        'touchmove',
        (event) => {
          if (move(event.touches[0]?.clientY ?? 0) && event.cancelable) event.preventDefault()
        },
        { passive: false },
      )
      view.addEventListener('touchend', end)
      view.addEventListener('touchcancel', end)
      view.addEventListener('pointerdown', ({ pointerType, clientY }) => {
        if (pointerType === 'mouse') begin(view, clientY)
      })
      view.addEventListener('pointermove', ({ pointerType, clientY }) => {
        if (pointerType === 'mouse') move(clientY)
      })
      view.addEventListener('pointerup', end)
    },
  }
}

/** The page follows the finger by this much. */
const GIVE = 0.5
const SLACK_PX = 4
const REFRESH_AT_PX = 50
