import { draw } from '../draw'

export interface StatusBar {
  readonly element: HTMLElement
  /** Epoch milliseconds; shown in the zone of Shanghai. */
  showTime(now: number): void
  showNetwork(network: 'good' | 'slow' | 'off'): void
}

export function drawStatusBar(): StatusBar {
  const time = draw('span', { class: 'status-time' })
  const network = draw('span', { class: 'status-network' })
  const battery = draw('span', { class: 'status-battery' }, draw('i'))
  const element = draw(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    time,
    draw('span', { class: 'status-signs' }, network, battery),
  )
  return {
    element,
    showTime(now) {
      time.textContent = clockFace.format(now)
    },
    showNetwork(quality) {
      network.textContent = NETWORK_SIGNS[quality]
      network.dataset.network = quality
    },
  }
}

const NETWORK_SIGNS = { good: '5G', slow: '2G', off: '无网络' } as const

const clockFace = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
})
