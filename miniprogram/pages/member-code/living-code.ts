import type { MemberCode } from '../../../typings/contract'
import type { Answer, Failure } from '../../services/call'

export interface CodeScreen {
  load(): Promise<Answer<MemberCode>>
  /** A code that is good now, and how much of its life is left, from 1 to 0. */
  show(token: string, left: number): void
  /** There is none that is good: the last one has ended before the next came. */
  hide(): void
  /** The next code did not come; the one that is shown stays as long as it is good. */
  fail(failure: Failure): void
}

export interface LivingCode {
  /** Asks for a new code at once. */
  renew(): Promise<void>
  stop(): void
}

const SECOND_MS = 1000

/** A code is replaced while it still lives, so that no scan meets one that has just ended. */
const REPLACED_BEFORE_MS = 5 * SECOND_MS

/** Keeps a good code on the screen until it is stopped. Its life is counted from when it was asked for: the phone's clock
 *  may be wrong, and must not make it longer. */
export function keepCode(screen: CodeScreen): LivingCode {
  let shown = { token: '', lifeMs: 0, endsAt: 0 }
  let isAsking = false
  let isStopped = false

  const renew = async () => {
    if (isAsking) return
    isAsking = true
    const askedAt = Date.now()
    const answer = await screen.load()
    isAsking = false
    if (isStopped) return
    if (!answer.ok) return screen.fail(answer.error)
    const { token, lifeMs } = answer.data
    shown = { token, lifeMs, endsAt: askedAt + lifeMs }
    screen.show(token, 1)
  }

  const ticking = setInterval(() => {
    if (shown.token === '') return
    const leftMs = shown.endsAt - Date.now()
    if (leftMs <= REPLACED_BEFORE_MS) void renew()
    if (leftMs > 0) screen.show(shown.token, leftMs / shown.lifeMs)
    else {
      shown = { token: '', lifeMs: 0, endsAt: 0 }
      screen.hide()
    }
  }, SECOND_MS)

  void renew()
  return {
    renew,
    stop() {
      isStopped = true
      clearInterval(ticking)
    },
  }
}
