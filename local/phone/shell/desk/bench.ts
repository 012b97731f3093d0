import type { Person } from '../../seams'
import { draw } from '../draw'
import type { PhoneState } from '../phone-state'
import { type ClockReport, server } from '../server'
import { drawChoice } from './choice'
import { drawDay } from './day-section'
import type { Device } from './device'
import { drawHolder } from './holder-section'
import { drawMessages } from './message-section'
import { drawReset } from './reset'
import { drawSection } from './section'

export interface BenchParts {
  readonly people: readonly Person[]
  readonly devices: readonly Device[]
  /** `null` where no functions run in a local cloud. */
  readonly clock: ClockReport | null
}

/** Everything beside the phone that a phone does not have: who, when, and how the world around is. */
export function drawBench({ people, devices, clock }: BenchParts): HTMLElement {
  const [first] = devices
  if (!first) throw new Error('there is no phone on the desk')
  const state = first.controls.state
  const everywhere = (act: (controls: Device['controls']) => void) => {
    for (const { controls } of devices) act(controls)
  }

  const network = drawChoice<PhoneState['network']>(
    '网络',
    [
      ['good', '好'],
      ['slow', '慢'],
      ['off', '断'],
    ],
    (quality) => {
      everywhere((controls) => controls.setNetwork(quality))
      network.show(quality)
    },
  )
  network.show(state.network)
  const theme = drawChoice<PhoneState['theme']>(
    '明暗',
    [
      ['light', '浅色'],
      ['dark', '深色'],
    ],
    (shade) => {
      everywhere((controls) => controls.setTheme(shade))
      theme.show(shade)
    },
  )
  theme.show(state.theme)

  const holder = devices.length === 1 ? drawHolder(people, (openid) => first.controls.hold(openid)) : null
  holder?.show(state.openid)

  return draw(
    'aside',
    { class: 'bench', 'aria-label': '手机旁边' },
    holder && drawSection('谁拿着手机', holder.element),
    ...(clock
      ? cloudSections(clock, people, devices)
      : [drawSection('今天是', draw('p', { class: 'hint' }, '这个小程序没有连接本地云。'))]),
    draw('div', { class: 'pair' }, drawSection('网络', network.element), drawSection('明暗', theme.element)),
    drawSection(
      '别的',
      draw(
        'div',
        { class: 'row' },
        draw(
          'button',
          { class: 'quiet', onClick: () => everywhere((controls) => controls.captureScreen()) },
          '截一次屏',
        ),
        devices.length === 1
          ? draw('a', { class: 'quiet', href: '?phones=2' }, '两台手机')
          : draw('a', { class: 'quiet', href: '/' }, '一台手机'),
      ),
      clock && drawReset(devices),
    ),
  )
}

function cloudSections(start: ClockReport, people: readonly Person[], devices: readonly Device[]): HTMLElement[] {
  const showClock = (report: ClockReport) => {
    day.show(report)
    for (const { controls } of devices) controls.showTime(report.now)
  }
  const day = drawDay((report) => {
    showClock(report)
    for (const { controls } of devices) controls.restart()
  })
  const messages = drawMessages(people, ({ openid, page }) => {
    const device = devices.find(({ controls }) => controls.state.openid === openid) ?? devices[0]
    if (device?.controls.state.openid !== openid) device?.controls.hold(openid)
    device?.controls.restart(page)
  })
  const look = async () => {
    if (document.hidden) return
    const [report, delivered] = await Promise.all([server.clock(), server.messages()])
    showClock(report)
    messages.show(delivered)
  }
  showClock(start)
  void look()
  // Functions move on without the phone: timers fire, messages go out.
  setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS)
  return [day.element, messages.element]
}

const LOOK_EVERY_MS = 3_000
