import type { Faults } from '../faults'
import type { DueSource } from '../time-machine'
import { type Cron, parseCron } from './cron'
import type { FunctionsRuntime } from './functions-runtime'

/** A jump of the clock over more firings of one timer than this carries out one in each of as many equal spans, and the last. */
const MOST_FIRINGS_A_JUMP = 240

interface Timer {
  readonly functionName: string
  readonly triggerName: string
  readonly cron: Cron
}

export interface TimersParts {
  readonly functions: FunctionsRuntime
  readonly faults: Faults
  readonly log: (line: string) => void
}

/** The timers of the functions' config.json, on the virtual clock. */
export class Timers implements DueSource {
  readonly #parts: TimersParts
  #timers: readonly Timer[]
  /** The instants carried out in the jump under way, for timers that have too many. */
  #thinned = new Map<Timer, readonly number[]>()
  #jump = { after: 0, until: 0 }
  readonly #complaints = new Set<string>()

  constructor(parts: TimersParts) {
    this.#parts = parts
    this.#timers = this.#read()
  }

  prepare(after: number, until: number): void {
    this.#timers = this.#read()
    this.#jump = { after, until }
    this.#thinned = new Map()
    for (const timer of this.#timers) {
      if (!hasMoreFirings(timer.cron, { after, until, than: MOST_FIRINGS_A_JUMP })) continue
      this.#thinned.set(timer, spread(timer.cron, { after, until, spans: MOST_FIRINGS_A_JUMP }))
      this.#parts.log(`${timer.functionName}: thinned out the firings of ${timer.triggerName} in a jump of the clock`)
    }
  }

  next(after: number, until: number): number | undefined {
    let earliest: number | undefined
    for (const timer of this.#timers) earliest = this.#nextOf(timer, after, earliest ?? until) ?? earliest
    return earliest
  }

  async fire(at: number): Promise<void> {
    for (const timer of this.#timers) {
      if (this.#nextOf(timer, at - 1, at) !== at) continue
      const times = this.#parts.faults.strikeTimer(timer.functionName) ? 2 : 1
      for (let time = 0; time < times; time += 1)
        // A timer has nobody to tell that it failed; the runtime has logged why.
        await this.#call(timer, at).catch(() => undefined)
    }
  }

  #nextOf(timer: Timer, after: number, until: number): number | undefined {
    const kept = this.#thinned.get(timer)
    if (kept === undefined || after >= this.#jump.until) return timer.cron.next(after, until)
    for (const at of kept) if (at > after) return at <= until ? at : undefined
    return undefined
  }

  async #call({ functionName, triggerName }: Timer, at: number): Promise<void> {
    const event = { Type: 'Timer', TriggerName: triggerName, Time: new Date(at).toISOString(), Message: '' }
    await this.#parts.functions.call({
      name: functionName,
      payload: JSON.stringify(event),
      caller: {},
      source: 'wx_trigger',
    })
  }

  #read(): Timer[] {
    return this.#parts.functions.names().flatMap((functionName) => this.#timersOf(functionName))
  }

  /** A config that cannot be understood costs its own function the timers, and says so. */
  #timersOf(functionName: string): Timer[] {
    try {
      const { triggers } = this.#parts.functions.config(functionName)
      return triggers.map(({ name, cron }) => ({ functionName, triggerName: name, cron: parseCron(cron) }))
    } catch (error) {
      this.#complain(`timers of ${functionName}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  }

  /** Says it once, though the configs are read again and again. */
  #complain(line: string): void {
    if (this.#complaints.has(line)) return
    this.#complaints.add(line)
    this.#parts.log(line)
  }
}

interface Jump {
  readonly after: number
  readonly until: number
}

function hasMoreFirings(cron: Cron, { after, until, than }: Jump & { readonly than: number }): boolean {
  let count = 0
  for (let at = cron.next(after, until); at !== undefined && count <= than; at = cron.next(at, until)) count += 1
  return count > than
}

/** The first firing of each of `spans` equal spans, and the very last firing, in order. */
function spread(cron: Cron, { after, until, spans }: Jump & { readonly spans: number }): number[] {
  const span = (until - after) / spans
  const firsts = Array.from({ length: spans }, (_, index) =>
    cron.next(after + index * span, after + (index + 1) * span),
  )
  const instants = new Set([...firsts, lastFiring(cron, { after, until })].filter((at) => at !== undefined))
  return [...instants].sort((a, b) => a - b)
}

function lastFiring(cron: Cron, { after, until }: Jump): number | undefined {
  let last: number | undefined
  for (let window = 1000; last === undefined && window < 2 * (until - after); window *= 2)
    for (let at = cron.next(Math.max(after, until - window), until); at !== undefined; at = cron.next(at, until))
      last = at
  return last
}
