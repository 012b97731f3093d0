import { draw } from '../draw'
import { askInLayer } from '../layer'
import type { MiniProgram } from '../mini-program'

/** The capsule's circle leaves the mini program, which goes on in the background until one comes back. */
export async function leaveToBackground(program: MiniProgram): Promise<void> {
  program.host?.setForeground(false)
  await askInLayer<void>({ place: 'middle', label: '微信' }, (answer) =>
    draw(
      'div',
      { class: 'background' },
      draw('p', {}, '小程序在后台'),
      draw('button', { class: 'button-plain', onClick: () => answer() }, '回到小程序'),
    ),
  )
  program.host?.setForeground(true)
}
