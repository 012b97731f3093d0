import { draw } from '../draw'
import { server } from '../server'
import type { Device } from './device'
import { attempt } from './section'

/** Empties the cloud and fills it with the demo again, after a second look. */
export function drawReset(devices: readonly Device[]): HTMLElement {
  const note = draw('p', { class: 'note', role: 'alert' })
  const ask = draw('button', { class: 'link', onClick: () => look(true) }, '全部重来')
  const sure = draw(
    'div',
    { class: 'row', hidden: true },
    draw('button', { class: 'quiet', onClick: () => begin() }, '清空，重新放上演示数据'),
    draw('button', { class: 'quiet', onClick: () => look(false) }, '不'),
  )
  const element = draw('div', {}, ask, sure, note)

  const look = (twice: boolean) => {
    ask.hidden = twice
    sure.hidden = !twice
  }
  const begin = () =>
    attempt(note, async () => {
      element.inert = true
      try {
        await server.reset()
        await server.seed('demo')
      } finally {
        element.inert = false
        look(false)
        for (const { controls } of devices) controls.startAfresh()
      }
    })
  return element
}
