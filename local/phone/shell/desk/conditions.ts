import { draw } from '../draw'
import type { Network, Theme } from '../phone-state'
import { drawChoice } from './choice'
import type { Device } from './device'
import { drawSection } from './section'

/** Network and light, the same for every phone on the desk. */
export function drawConditions(devices: readonly [Device, ...Device[]]): HTMLElement {
  const network = drawChoice<Network>('网络', NETWORKS, (quality) => {
    for (const { controls } of devices) controls.setNetwork(quality)
    network.show(quality)
  })
  const theme = drawChoice<Theme>('明暗', THEMES, (shade) => {
    for (const { controls } of devices) controls.setTheme(shade)
    theme.show(shade)
  })
  const [{ controls }] = devices
  network.show(controls.state.network)
  theme.show(controls.state.theme)
  return draw('div', { class: 'pair' }, drawSection('网络', network.element), drawSection('明暗', theme.element))
}

const NETWORKS = [
  ['good', '好'],
  ['slow', '慢'],
  ['off', '断'],
] as const

const THEMES = [
  ['light', '浅色'],
  ['dark', '深色'],
] as const
