import type { MiniProgram } from '../mini-program'
import { askActionSheet } from './action-sheet'

/** What the three dots of the capsule open. */
export async function openMenu(program: MiniProgram): Promise<void> {
  const acts = [
    ['发送给朋友', () => program.host?.share()],
    ['重新进入小程序', () => program.restart('')],
  ] as const
  const chosen = await askActionSheet({ items: acts.map(([text]) => text), title: '', color: '' })
  if (chosen !== null) acts[chosen]?.[1]()
}
