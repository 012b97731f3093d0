import { type Answer, call, type DataOf, type Failure, type InputOf, mayHaveBeenDone } from './call'
import { randomHex } from './random-hex'

/**
 * What a clerk did at the counter while there was no network. Each act is kept with its request's id before it is sent, and
 * goes out under that id until it is answered: over restarts, and once, however often it has to be sent.
 */

const STORAGE_KEY = 'keptActs'

export type KeptAction = 'award' | 'reverse'

interface KeptInputs {
  readonly award: InputOf<'staff', 'award'>
  readonly reverse: InputOf<'staff', 'reverse'>
}

export interface KeptAct {
  readonly requestId: string
  readonly action: KeptAction
  readonly input: KeptInputs[KeptAction]
  /** What the clerk knows it by: `小票 R-1，¥128.00`. */
  readonly title: string
  /** By the phone's clock. */
  readonly keptAt: number
  /** Why the server did not take it, once it has said so; empty while it waits. */
  readonly trouble: string
}

/** What became of an act: answered, kept for later, or refused. */
export type Carried<Data> =
  | { readonly kind: 'done'; readonly data: Data }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly error: Failure }

export const keptActs = (): readonly KeptAct[] => wx.getStorageSync(STORAGE_KEY) || []

/** Acts that are being sent now: an answer is dealt with by whoever has asked for it. */
const underWay = new Set<string>()

export async function sendOrKeep<Action extends KeptAction>(
  action: Action,
  input: KeptInputs[Action],
  title: string,
): Promise<Carried<DataOf<'staff', Action>>> {
  const kept: KeptAct = { requestId: await randomHex(), action, input, title, keptAt: Date.now(), trouble: '' }
  keep([...keptActs(), kept])
  const answer = (await send(kept)) as Answer<DataOf<'staff', Action>> | null
  if (answer === null) return { kind: 'kept' }
  if (answer.ok) {
    forgetKept(kept.requestId)
    return { kind: 'done', data: answer.data }
  }
  if (mayHaveBeenDone(answer.error)) return { kind: 'kept' }
  forgetKept(kept.requestId)
  return { kind: 'refused', error: answer.error }
}

/** Sends what waits, oldest first, until one is not answered. What the server refuses stays, with its reason, until the
 *  clerk has read it. Gives how many were taken. */
export async function sendKept(): Promise<number> {
  let taken = 0
  for (const kept of keptActs().filter(({ trouble }) => trouble === '')) {
    if (underWay.has(kept.requestId)) continue
    const answer = await send(kept)
    if (answer === null || (!answer.ok && mayHaveBeenDone(answer.error))) return taken
    if (answer.ok) {
      forgetKept(kept.requestId)
      taken += 1
    } else {
      const trouble = answer.error.message
      keep(keptActs().map((each) => (each.requestId === kept.requestId ? { ...each, trouble } : each)))
    }
  }
  return taken
}

/** The clerk has read why it was refused. */
export function forgetKept(requestId: string): void {
  keep(keptActs().filter((each) => each.requestId !== requestId))
}

/** Null without a network: there is a queue at the counter, and nobody waits for what cannot come. */
async function send({ requestId, action, input }: KeptAct): Promise<Answer<unknown> | null> {
  underWay.add(requestId)
  try {
    const { networkType } = await wx.getNetworkType()
    return networkType === 'none' ? null : await call('staff', action, input, requestId)
  } finally {
    underWay.delete(requestId)
  }
}

function keep(acts: readonly KeptAct[]): void {
  if (acts.length === 0) wx.removeStorageSync(STORAGE_KEY)
  else wx.setStorageSync(STORAGE_KEY, acts)
}
