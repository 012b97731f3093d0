import { type ClockReport, type DeliveredMessage, type Surroundings, server } from '../server'
import { drawDay } from './day-section'
import type { Device } from './device'
import { drawMessages } from './message-section'

export interface WorldParts {
  readonly surroundings: Surroundings
  readonly devices: readonly [Device, ...Device[]]
  readonly clock: ClockReport
}

/** What goes on in the cloud without the phone: time passes, timers fire, messages go out. */
export function followWorld({ surroundings, devices, clock }: WorldParts): {
  readonly day: HTMLElement
  readonly messages: HTMLElement
} {
  const showClock = (report: ClockReport) => {
    day.show(report)
    for (const { controls } of devices) controls.showTime(report.now)
  }
  const day = drawDay((report) => {
    showClock(report)
    for (const { controls } of devices) controls.restart()
  })

  const open = ({ openid, page }: DeliveredMessage) => {
    const { controls } = devices.find((device) => device.controls.state.openid === openid) ?? devices[0]
    if (controls.state.openid !== openid) controls.hold(openid)
    controls.restart(page)
  }
  const messages = drawMessages(surroundings, open)

  const look = async () => {
    if (document.hidden) return
    try {
      const [report, delivered] = await Promise.all([server.clock(), server.messages()])
      showClock(report)
      messages.show(delivered)
    } catch {
      day.showSilence()
    }
  }
  showClock(clock)
  void look()
  setInterval(look, LOOK_EVERY_MS)
  return { day: day.element, messages: messages.element }
}

const LOOK_EVERY_MS = 3_000
