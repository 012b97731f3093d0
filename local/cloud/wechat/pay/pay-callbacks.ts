import { randomUUID } from 'node:crypto'
import { CallError } from '../../functions/call-error'
import type { FunctionCall } from '../../functions/functions-runtime'
import { isObject } from '../../http'
import type { DocumentStore } from '../../seams'
import type { DueSource } from '../../time-machine'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long WeChat Pay waits before it tells again what was not answered with `{errcode: 0}`; for two days in all. */
const WAITS_MS = [
  15_000,
  15_000,
  30_000,
  3 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
] as const

interface Notice {
  readonly functionName: string
  /** camelCase, as the function receives it. */
  readonly event: Readonly<Record<string, unknown>>
}

interface Attempt {
  readonly taken: boolean
  readonly answer: unknown
}

interface PendingNotice extends Notice {
  readonly _id: string
  readonly dueAt: number
  readonly attempts: number
}

export interface PayCallbacksParts {
  readonly state: DocumentStore
  /** Invokes a function; gives its reply as JSON or throws `CallError`. */
  readonly call: (call: FunctionCall) => Promise<string>
  /** Told when something new is due, so that a running clock can watch for it. */
  readonly onScheduled: () => void
}

/** Delivers payment callbacks, and delivers them again on the virtual clock until the function has taken them. */
export class PayCallbacks implements DueSource {
  readonly #parts: PayCallbacksParts

  constructor(parts: PayCallbacksParts) {
    this.#parts = parts
  }

  async schedule({ functionName, event, dueAt }: Notice & { readonly dueAt: number }): Promise<void> {
    await this.#parts.state.insert('callbacks', [{ _id: randomUUID(), functionName, event, dueAt, attempts: 0 }])
    this.#parts.onScheduled()
  }

  /** Delivers so often, now; when the last was not taken it is repeated later. Gives the function's answers. */
  async deliver(notice: Notice, { times, now }: { times: number; now: number }): Promise<unknown[]> {
    const attempts: Attempt[] = []
    for (let time = 0; time < times; time += 1) attempts.push(await this.#attempt(notice))
    if (attempts.at(-1)?.taken === false) await this.schedule({ ...notice, dueAt: now + WAITS_MS[0] })
    return attempts.map(({ answer }) => answer)
  }

  next(after: number, until: number): number | undefined {
    const [pending] = this.#due(until)
    // One that fell due while the cloud was down is due at once.
    return pending === undefined ? undefined : Math.max(pending.dueAt, after + 1)
  }

  async fire(at: number): Promise<void> {
    for (const pending of this.#due(at)) {
      const { taken } = await this.#attempt(pending)
      const wait = WAITS_MS[pending.attempts + 1]
      if (taken || wait === undefined)
        await this.#parts.state.remove('callbacks', { query: { _id: pending._id }, multi: false })
      else await this.#postpone(pending, at + wait)
    }
  }

  #due(until: number): PendingNotice[] {
    const query = { dueAt: { $lte: until } }
    return this.#parts.state.find('callbacks', {
      query,
      order: [['dueAt', 1]],
      limit: 1000,
    }) as unknown as PendingNotice[]
  }

  async #postpone({ _id, attempts }: PendingNotice, dueAt: number): Promise<void> {
    await this.#parts.state.modify('callbacks', {
      query: { _id },
      change: { $set: { dueAt, attempts: attempts + 1 } },
      multi: false,
      merge: true,
      upsert: false,
    })
  }

  async #attempt({ functionName, event }: Notice): Promise<Attempt> {
    try {
      const json = await this.#parts.call({
        name: functionName,
        payload: JSON.stringify(event),
        caller: {},
        source: 'wx_paycallback',
      })
      const answer: unknown = JSON.parse(json)
      return { taken: isObject(answer) && answer.errcode === 0, answer }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      return { taken: false, answer: { error: { code: error.code, message: error.message } } }
    }
  }
}
