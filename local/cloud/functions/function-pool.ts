import { functionExited } from './call-error'
import type { CallOutcome, FunctionInstance } from './function-instance'
import type { Invocation } from './worker/protocol'

interface Waiting {
  readonly invocation: Invocation
  readonly requestId: string
  readonly timeoutMs: number
  readonly finish: (outcome: CallOutcome) => void
}

/** The instances of one function: grown on demand up to `greatestSize`; calls beyond wait their turn. */
export class FunctionPool {
  readonly #open: () => FunctionInstance
  readonly #greatestSize: number
  readonly #waiting: Waiting[] = []
  readonly #instances = new Set<FunctionInstance>()
  readonly #idle: FunctionInstance[] = []
  readonly #running = new Map<string, FunctionInstance>()

  constructor(open: () => FunctionInstance, greatestSize: number) {
    this.#open = open
    this.#greatestSize = greatestSize
  }

  invoke(requestId: string, invocation: Invocation, timeoutMs: number): Promise<CallOutcome> {
    return new Promise((finish) => {
      this.#waiting.push({ invocation, requestId, timeoutMs, finish })
      this.#dispatch()
    })
  }

  /** Opens instances ahead of calls, until there is one, or as many as there may be; settles once they are loaded. */
  async warm(size: 'one' | 'all'): Promise<void> {
    const wanted = size === 'one' ? 1 : this.#greatestSize
    const opened: FunctionInstance[] = []
    while (this.#instances.size < wanted) opened.push(this.#openOne())
    this.#idle.push(...opened)
    await Promise.all(opened.map(({ ready }) => ready))
  }

  /** Ends the worker in which this invocation runs; false when it runs in none of this pool. */
  kill(requestId: string): boolean {
    const instance = this.#running.get(requestId)
    instance?.kill(functionExited('killed'))
    return instance !== undefined
  }

  async close(): Promise<void> {
    for (const { finish } of this.#waiting.splice(0)) finish({ error: functionExited('the cloud was closed') })
    await Promise.all([...this.#instances].map((instance) => instance.close()))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const instance = this.#take()
      if (instance === undefined) return
      const next = this.#waiting.shift()
      if (next !== undefined) void this.#run(instance, next)
    }
  }

  /** A warm instance whose files are unchanged, else a new one where there is room. */
  #take(): FunctionInstance | undefined {
    for (let instance = this.#idle.pop(); instance !== undefined; instance = this.#idle.pop()) {
      if (!instance.dead && !instance.stale) return instance
      this.#drop(instance)
    }
    return this.#instances.size < this.#greatestSize ? this.#openOne() : undefined
  }

  #openOne(): FunctionInstance {
    const instance = this.#open()
    this.#instances.add(instance)
    return instance
  }

  async #run(instance: FunctionInstance, { invocation, requestId, timeoutMs, finish }: Waiting): Promise<void> {
    this.#running.set(requestId, instance)
    const outcome = await instance.invoke(invocation, timeoutMs)
    this.#running.delete(requestId)
    if (instance.dead) this.#drop(instance)
    else this.#idle.push(instance)
    finish(outcome)
    this.#dispatch()
  }

  #drop(instance: FunctionInstance): void {
    this.#instances.delete(instance)
    void instance.close()
  }
}
