import type { Shell } from '../../seams'

/** Lets a request through as the phone's network would: at once, after a while, or not at all.
 *  Rejects with `offline` when there is no network. */
export async function passNetwork<Answer>(
  shell: Shell,
  request: () => Promise<Answer>,
  offline: () => Error,
): Promise<Answer> {
  if (shell.network === 'off') throw offline()
  if (shell.network === 'slow') await delay(SLOW_MS)
  const answer = await request()
  if (shell.network === 'slow') await delay(SLOW_MS)
  if ((shell.network as string) === 'off') throw offline()
  return answer
}

/** One way on a slow network. */
const SLOW_MS = 900

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
