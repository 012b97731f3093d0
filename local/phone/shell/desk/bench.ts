import { draw } from '../draw'
import type { ClockReport, Surroundings } from '../server'
import { drawConditions } from './conditions'
import type { Device } from './device'
import { drawHolder } from './holder-section'
import { drawReset } from './reset'
import { drawSection } from './section'
import { followWorld } from './world'

export interface BenchParts {
  readonly surroundings: Surroundings
  readonly devices: readonly [Device, ...Device[]]
  /** `null` where no functions run in a local cloud. */
  readonly clock: ClockReport | null
}

/** Everything beside the phone that a phone does not have: who, when, and how the world around is. */
export function drawBench({ surroundings, devices, clock }: BenchParts): HTMLElement {
  const [{ controls }] = devices
  const alone = devices.length === 1
  // Of two phones, each has who holds it above itself.
  const holder = alone ? drawHolder(surroundings.people, controls.hold) : null
  holder?.show(controls.state.openid)
  const world = clock && followWorld({ surroundings, devices, clock })

  return draw(
    'aside',
    { class: 'bench', 'aria-label': '手机旁边' },
    holder && drawSection('谁拿着手机', holder.element),
    world?.day ?? drawSection('今天是', draw('p', { class: 'hint' }, '这个小程序没有连接本地云。')),
    drawConditions(devices),
    world?.messages ?? null,
    drawSection(
      '别的',
      draw(
        'div',
        { class: 'row' },
        draw('button', { class: 'quiet', onClick: () => captureAll(devices) }, '截一次屏'),
        draw('a', { class: 'quiet', href: alone ? '?phones=2' : '/' }, alone ? '两台手机' : '一台手机'),
      ),
      clock && drawReset(devices),
    ),
  )
}

function captureAll(devices: readonly Device[]): void {
  for (const { controls } of devices) controls.captureScreen()
}
