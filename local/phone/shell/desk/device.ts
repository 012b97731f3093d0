import { draw } from '../draw'
import type { PhoneControls } from '../phone-controls'

/** A phone that lies on the desk. */
export interface Device {
  readonly element: HTMLElement
  readonly controls: PhoneControls
}

/** `slot`: its place on the desk, from 1. Resolves when the phone is on. */
export async function placeDevice(slot: number, place: HTMLElement, top: Node | null): Promise<Device> {
  const frame = draw('iframe', { class: 'device-screen', title: `手机 ${slot}` })
  const element = draw('div', { class: 'device-place' }, top, draw('div', { class: 'device' }, frame))
  place.append(element)
  const on = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => {
      const phone = frame.contentWindow
      if (phone?.memberDayPhone) resolve()
      else phone?.addEventListener('phone-ready', () => resolve(), { once: true })
    })
  })
  frame.src = `/phone?slot=${slot}`
  await on
  const controls = frame.contentWindow?.memberDayPhone
  if (!controls) throw new Error(`手机 ${slot} 没有打开`)
  return { element, controls }
}
