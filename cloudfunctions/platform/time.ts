import { setTimeout as sleep } from 'node:timers/promises'

/** The instant, epoch ms. */
export const now = (): number => Date.now()

/** Waits a random while before try number `attempt` (from 1), so that those who collided do not meet again. */
export function backOff(attempt: number): Promise<void> {
  return sleep(Math.random() * 20 * 2 ** attempt)
}
