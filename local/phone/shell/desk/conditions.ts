import { draw } from '../draw'
import type { Network, Theme } from '../phone-state'
import { drawChoice } from './choice'
import type { Device } from './device'
import { drawSection } from './section'

/** Network, light and the size of text, the same for every phone on the desk. */
export function drawConditions(devices: readonly [Device, ...Device[]]): HTMLElement {
  const network = drawChoice<Network>('网络', NETWORKS, (quality) => {
    for (const { controls } of devices) controls.setNetwork(quality)
    network.show(quality)
  })
  const theme = drawChoice<Theme>('明暗', THEMES, (shade) => {
    for (const { controls } of devices) controls.setTheme(shade)
    theme.show(shade)
  })
  const text = drawChoice<TextSize>('字号', TEXT_SIZES, (size) => {
    for (const { controls } of devices) controls.setTextScale(Number(size))
    text.show(size)
  })
  const [{ controls }] = devices
  network.show(controls.state.network)
  theme.show(controls.state.theme)
  text.show(String(controls.state.textScale) as TextSize)
  const light = drawSection('明暗', theme.element)
  return draw('div', { class: 'pair' }, drawSection('网络', network.element), light, drawSection('字号', text.element))
}

const NETWORKS = [
  ['good', '好'],
  ['slow', '慢'],
  ['off', '断'],
] as const

/** 1.4 is the large text of WeChat's care mode (关怀模式). */
const TEXT_SIZES = [
  ['1', '标准'],
  ['1.4', '大'],
] as const

type TextSize = (typeof TEXT_SIZES)[number][0]

const THEMES = [
  ['light', '浅色'],
  ['dark', '深色'],
] as const
