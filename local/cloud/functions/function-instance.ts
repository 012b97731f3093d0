import { statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import { MEGABYTE } from '../http'
import { type CallError, functionExited, functionThrew, outOfTime, replyTooLarge } from './call-error'
import type { Invocation, WorkerMessage, WorkerStart } from './worker/protocol'

const REPLY_LIMIT_BYTES = MEGABYTE
/** A function that takes longer to load will never be ready. */
const LOAD_LIMIT_MS = 30_000

export interface InstanceStart {
  readonly program: string
  readonly start: WorkerStart
  readonly environment: Readonly<Record<string, string>>
  /** A line that the function has printed. */
  readonly onLine: (line: string) => void
}

export type CallOutcome = { readonly json: string } | { readonly error: CallError }

/** One worker thread with one function in it; it carries out one invocation at a time. */
export class FunctionInstance {
  /** Settles once the function's files are loaded, whether or not they would. */
  readonly ready: Promise<void>
  readonly #worker: Worker
  #finish: ((outcome: CallOutcome) => void) | undefined
  #loadedFiles = new Map<string, string>()
  /** Why this instance serves no more. */
  #end: CallError | undefined

  constructor({ program, start, environment, onLine }: InstanceStart) {
    this.#worker = new Worker(program, {
      eval: true,
      workerData: start,
      env: environment,
      // A thread must not inherit the flags that let the parent load TypeScript.
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) createInterface(stream).on('line', onLine)
    const loading = setTimeout(() => this.kill(outOfTime(LOAD_LIMIT_MS)), LOAD_LIMIT_MS)
    this.ready = new Promise<void>((resolve) => {
      this.#worker.on('message', (message: WorkerMessage) => {
        this.#remember(message.files)
        if (message.kind === 'loaded') resolve()
        else this.#settle(outcomeOf(message))
      })
      this.#worker.on('error', (error) => {
        onLine(`uncaught: ${error.stack ?? error.message}`)
        this.#endWith(functionExited(error.message))
        resolve()
      })
      this.#worker.on('exit', (code) => {
        this.#endWith(functionExited(`exit code ${code}`))
        resolve()
      })
    }).finally(() => clearTimeout(loading))
  }

  get dead(): boolean {
    return this.#end !== undefined
  }

  /** Whether a file that the function has loaded was changed since. */
  get stale(): boolean {
    for (const [path, stamp] of this.#loadedFiles) if (fileStamp(path) !== stamp) return true
    return false
  }

  /** Carries out one invocation; past `timeoutMs` of real time the worker is killed. */
  async invoke(invocation: Invocation, timeoutMs: number): Promise<CallOutcome> {
    await this.ready
    if (this.#end !== undefined) return { error: this.#end }
    const timer = setTimeout(() => this.kill(outOfTime(timeoutMs)), timeoutMs)
    const outcome = await new Promise<CallOutcome>((resolve) => {
      this.#finish = resolve
      this.#worker.postMessage(invocation)
    })
    clearTimeout(timer)
    return outcome
  }

  kill(error: CallError): void {
    this.#endWith(error)
    void this.#worker.terminate()
  }

  async close(): Promise<void> {
    this.#endWith(functionExited('the cloud was closed'))
    await this.#worker.terminate()
  }

  /** The first cause is the one that counts: whatever else ends is its consequence. */
  #endWith(error: CallError): void {
    this.#end ??= error
    this.#settle({ error })
  }

  #settle(outcome: CallOutcome): void {
    this.#finish?.(outcome)
    this.#finish = undefined
  }

  #remember(files: readonly string[]): void {
    for (const path of files) if (!this.#loadedFiles.has(path)) this.#loadedFiles.set(path, fileStamp(path))
  }
}

function outcomeOf(message: Exclude<WorkerMessage, { kind: 'loaded' }>): CallOutcome {
  if (message.kind === 'threw') return { error: functionThrew(message.stack) }
  return Buffer.byteLength(message.json) > REPLY_LIMIT_BYTES ? { error: replyTooLarge() } : { json: message.json }
}

function fileStamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? 'gone' : `${stat.mtimeMs}/${stat.size}`
}
