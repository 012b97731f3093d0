import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Caller } from '../caller'
import type { Counters } from '../counters'
import { MEGABYTE } from '../http'
import { APP_ID, ENV_ID, invocationEnvironment, sdkEnvironment } from '../sdk-environment'
import type { VirtualClock } from '../virtual-clock'
import { CallError, functionExited, noSuchFunction, payloadTooLarge } from './call-error'
import { entryFile, type FunctionConfig, functionNames, readFunctionConfig } from './function-config'
import { FunctionInstance } from './function-instance'
import { FunctionPool } from './function-pool'

const PAYLOAD_LIMIT_BYTES = MEGABYTE
const GREATEST_POOL = 4

export interface FunctionsRuntimeParts {
  readonly functionsDir: string
  readonly admin: string
  readonly program: string
  readonly clock: VirtualClock
  readonly counters: Counters
  readonly environment: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export interface FunctionCall {
  readonly name: string
  /** JSON of the event; an empty string stands for none. */
  readonly payload: string
  readonly caller: Pick<Caller, 'openid' | 'unionid'>
  /** What the function sees as SOURCE, such as `wx_client` or `wx_client,scf`. */
  readonly source: string
}

/** Runs the functions of one folder as the real cloud would. */
export class FunctionsRuntime {
  readonly #parts: FunctionsRuntimeParts
  readonly #pools = new Map<string, FunctionPool>()
  #closed = false

  constructor(parts: FunctionsRuntimeParts) {
    this.#parts = parts
  }

  names(): string[] {
    return functionNames(this.#parts.functionsDir)
  }

  config(name: string): FunctionConfig {
    return readFunctionConfig(this.#parts.functionsDir, name)
  }

  /** Loads every function, one after another: what is called meanwhile should not have to share the processor with all. */
  async warm(): Promise<void> {
    for (const name of this.names())
      try {
        const entry = entryFile(this.#parts.functionsDir, name)
        if (entry !== undefined && !this.#closed) await this.#pool(name, entry).warm('one')
      } catch (error) {
        this.#parts.log(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
  }

  /** Opens every instance of a function that can run at once, so that calls of the same moment do run at once. Gives how many
   *  there are. Throws `CallError`. */
  async warmAll(name: string): Promise<number> {
    const entry = entryFile(this.#parts.functionsDir, name)
    if (entry === undefined) throw noSuchFunction(name)
    await this.#pool(name, entry).warm('all')
    return GREATEST_POOL
  }

  /** The reply as JSON text. Throws `CallError`. */
  async call({ name, payload, caller, source }: FunctionCall): Promise<string> {
    if (this.#closed) throw functionExited('the cloud was closed')
    const bytes = Buffer.byteLength(payload)
    if (bytes > PAYLOAD_LIMIT_BYTES) throw payloadTooLarge(bytes)
    const entry = entryFile(this.#parts.functionsDir, name)
    if (entry === undefined) throw noSuchFunction(name)

    const requestId = randomUUID()
    const { timeoutMs } = this.config(name)
    const started = performance.now()
    const outcome = await this.#pool(name, entry).invoke(
      requestId,
      {
        event: eventFor(payload, caller),
        context: contextFor(name, requestId, timeoutMs),
        environment: invocationEnvironment({ ...caller, functionName: name, requestId }, source),
      },
      timeoutMs,
    )
    const ms = performance.now() - started
    this.#parts.counters.countInvocation(name, requestId, ms)
    const fate = 'error' in outcome ? `${outcome.error.code} ${outcome.error.message}` : 'ok'
    this.#parts.log(`${name} ${requestId} ${source} ${ms.toFixed(1)} ms ${fate}`)
    if ('error' in outcome) throw outcome.error
    return outcome.json
  }

  /** Ends the worker in which this invocation runs. */
  kill(requestId: string): void {
    for (const pool of this.#pools.values()) if (pool.kill(requestId)) return
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()))
  }

  #pool(name: string, entry: string): FunctionPool {
    let pool = this.#pools.get(name)
    if (pool === undefined) {
      pool = new FunctionPool(() => this.#open(name, entry), GREATEST_POOL)
      this.#pools.set(name, pool)
    }
    return pool
  }

  #open(name: string, entry: string): FunctionInstance {
    const { program, clock, environment, admin, log } = this.#parts
    return new FunctionInstance({
      program,
      start: { entry, sdkFrom: __filename, clock: clock.shared },
      environment: { ...environment, ...sdkEnvironment(admin), SCF_FUNCTIONNAME: name },
      onLine: (line) => log(`${name} | ${line}`),
    })
  }
}

/** WeChat adds `userInfo` to what the caller sent. */
function eventFor(payload: string, { openid }: Pick<Caller, 'openid'>): unknown {
  let event: unknown
  try {
    event = payload === '' ? {} : JSON.parse(payload)
  } catch {
    throw new CallError('INVALID_PARAM', -501007, '调用云函数的参数不是合法的 JSON')
  }
  if (openid === undefined || typeof event !== 'object' || event === null) return event
  return { ...event, userInfo: { appId: APP_ID, openId: openid } }
}

function contextFor(name: string, requestId: string, timeoutMs: number): Record<string, unknown> {
  return {
    request_id: requestId,
    function_name: name,
    function_version: '$LATEST',
    namespace: ENV_ID,
    time_limit_in_ms: timeoutMs,
    memory_limit_in_mb: 256,
    environ: `TCB_ENV=${ENV_ID}`,
  }
}
