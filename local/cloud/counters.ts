import type { Caller } from './caller'

export interface FunctionCounters {
  invocations: number
  /** Wire calls by action. A nested call counts for the function that made it. */
  actions: Record<string, number>
  /** Real milliseconds from the calls to their replies: waiting for an instance and loading it are part of it. */
  ms: number
  /** Invocations by the number of wire calls that each made. */
  spread: Record<number, number>
}

/** The name under which calls are counted that no function made, such as those of a test or a script. */
const OUTSIDE = '(outside)'

/** What each function did since the last reset. */
export class Counters {
  #functions = new Map<string, FunctionCounters>()
  /** Wire calls made so far by invocations that still run. */
  readonly #running = new Map<string, number>()

  countInvocation(functionName: string, requestId: string, ms: number): void {
    const counters = this.#of(functionName)
    const calls = this.#running.get(requestId) ?? 0
    this.#running.delete(requestId)
    counters.invocations += 1
    counters.ms += ms
    counters.spread[calls] = (counters.spread[calls] ?? 0) + 1
  }

  countAction({ functionName, requestId }: Caller, action: string): void {
    const { actions } = this.#of(functionName ?? OUTSIDE)
    actions[action] = (actions[action] ?? 0) + 1
    if (requestId !== undefined) this.#running.set(requestId, (this.#running.get(requestId) ?? 0) + 1)
  }

  report(): Record<string, FunctionCounters> {
    return Object.fromEntries(this.#functions)
  }

  reset(): void {
    this.#functions = new Map()
  }

  #of(functionName: string): FunctionCounters {
    let counters = this.#functions.get(functionName)
    if (counters === undefined) {
      counters = { invocations: 0, actions: {}, ms: 0, spread: {} }
      this.#functions.set(functionName, counters)
    }
    return counters
  }
}
