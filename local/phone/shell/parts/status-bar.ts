import { draw, drawIcon } from '../draw'

export interface StatusBar {
  readonly element: HTMLElement
  /** Epoch milliseconds; shown in the zone of Shanghai. */
  showTime(now: number): void
  /** A page has made the screen brighter than usual. */
  showBright(bright: boolean): void
  showNetwork(network: 'good' | 'slow' | 'off'): void
}

export function drawStatusBar(): StatusBar {
  const time = draw('span', { class: 'status-time' })
  const sun = draw('span', { hidden: true }, drawIcon(SUN, 16))
  const network = draw('span', { class: 'status-network' })
  const battery = draw('span', { class: 'status-battery' }, draw('i'))
  const element = draw(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    time,
    draw('span', { class: 'status-signs' }, sun, network, battery),
  )
  return {
    element,
    showTime(now) {
      time.textContent = clockFace.format(now)
    },
    showBright(bright) {
      sun.hidden = !bright
    },
    showNetwork(quality) {
      network.textContent = NETWORK_SIGNS[quality]
      network.dataset.network = quality
    },
  }
}

const SUN =
  '<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2"/>'

const NETWORK_SIGNS = { good: '5G', slow: '2G', off: '无网络' } as const

const clockFace = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
})
