import type { VirtualClock } from './virtual-clock'

/** Something that becomes due at instants of the virtual clock, such as timers and repeated callbacks. */
export interface DueSource {
  /** Told before everything due in `(after, until]` is carried out. */
  prepare?(after: number, until: number): void
  /** The next instant in `(after, until]`, if any. */
  next(after: number, until: number): number | undefined
  /** Carries out what is due at this instant; settles when it is done. */
  fire(at: number): Promise<void>
}

export interface ClockReport {
  readonly now: number
  /** Whether the clock is the real one. */
  readonly real: boolean
  /** Whether the clock stands still until it is moved. */
  readonly standing: boolean
}

export interface Moved extends ClockReport {
  /** How many instants were carried out on the way. */
  readonly fired: number
}

/** Moves the virtual clock, carrying out in order everything that becomes due on the way, and watches it while it runs. */
export class TimeMachine {
  readonly #clock: VirtualClock
  readonly #sources: readonly DueSource[]
  readonly #log: (line: string) => void
  /** Everything due up to this instant was carried out. */
  #doneUntil: number
  #alarm: NodeJS.Timeout | undefined
  #work: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(clock: VirtualClock, sources: readonly DueSource[], log: (line: string) => void) {
    this.#clock = clock
    this.#sources = sources
    this.#log = log
    this.#doneUntil = clock.now()
    this.#setAlarm()
  }

  report(): ClockReport {
    return { now: this.#clock.now(), real: this.#clock.real, standing: this.#clock.standing }
  }

  /** Puts the clock at an instant, where it stands still. */
  standAt(instant: number, { timers }: { timers: boolean }): Promise<Moved> {
    return this.#inTurn(async () => {
      const fired = timers ? await this.#travelTo(instant) : 0
      this.#clock.standAt(instant)
      return { fired, doneUntil: instant }
    })
  }

  /** Moves the clock on; a running clock runs on from there, a standing one stands. */
  advance(ms: number, { timers }: { timers: boolean }): Promise<Moved> {
    return this.#inTurn(async () => {
      const { standing } = this.#clock
      const target = this.#clock.now() + ms
      const fired = timers ? await this.#travelTo(target) : 0
      if (standing) this.#clock.standAt(target)
      else this.#clock.runFrom(target)
      return { fired, doneUntil: target }
    })
  }

  returnToReal(): Promise<Moved> {
    return this.#inTurn(async () => {
      this.#clock.runReal()
      return { fired: 0, doneUntil: this.#clock.now() }
    })
  }

  /** Nothing that is due comes in between; it is carried out afterwards. The work must not move the clock: that waits for it. */
  async undisturbed(work: () => Promise<void>): Promise<void> {
    await this.#inTurn(async () => {
      await work()
      return { fired: 0, doneUntil: this.#doneUntil }
    })
  }

  /** To be called when a source has something new to do. */
  watch(): void {
    void this.#work.then(() => this.#setAlarm())
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#alarm)
    await this.#work
  }

  /** The clock stands at each instant while what is due there is carried out. */
  #travelTo(target: number): Promise<number> {
    return this.#carryOut(target, (at) => this.#clock.standAt(at))
  }

  async #carryOut(until: number, arriveAt: (instant: number) => void): Promise<number> {
    let fired = 0
    for (const source of this.#sources) source.prepare?.(this.#doneUntil, until)
    for (;;) {
      const at = this.#nextDue(until)
      if (at === undefined || this.#closed) return fired
      const after = this.#doneUntil
      arriveAt(at)
      for (const source of this.#sources) if (source.next(after, at) === at) await this.#fire(source, at)
      this.#doneUntil = at
      fired += 1
    }
  }

  async #fire(source: DueSource, at: number): Promise<void> {
    try {
      await source.fire(at)
    } catch (error) {
      this.#complain(error)
    }
  }

  #nextDue(until: number): number | undefined {
    let earliest: number | undefined
    for (const source of this.#sources) earliest = source.next(this.#doneUntil, earliest ?? until) ?? earliest
    return earliest
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm)
    if (this.#closed || this.#clock.standing) return
    const now = this.#clock.now()
    const until = now + LONGEST_ALARM_MS
    // What was left out of an earlier, longer jump is due again once the clock was put back.
    for (const source of this.#sources) source.prepare?.(this.#doneUntil, until)
    const due = this.#nextDue(until) ?? until
    this.#alarm = setTimeout(() => this.#catchUp(), Math.max(0, due - now))
    this.#alarm.unref()
  }

  #catchUp(): void {
    this.#inTurn(async () => {
      const now = this.#clock.now()
      const fired = this.#clock.standing ? 0 : await this.#carryOut(now, () => undefined)
      return { fired, doneUntil: now }
    }).catch((error: unknown) => this.#complain(error))
  }

  #complain(error: unknown): void {
    this.#log(`timers: ${error instanceof Error ? error.stack : String(error)}`)
  }

  /** One move at a time: two that overlap would carry out the same things twice. */
  #inTurn(move: () => Promise<{ fired: number; doneUntil: number }>): Promise<Moved> {
    const mine = this.#work.then(async () => {
      clearTimeout(this.#alarm)
      try {
        const { fired, doneUntil } = await move()
        this.#doneUntil = doneUntil
        return { ...this.report(), fired }
      } finally {
        this.#setAlarm()
      }
    })
    this.#work = mine.catch(() => undefined)
    return mine
  }
}

const LONGEST_ALARM_MS = 60_000
