/**
 * The time that functions, transactions and timers see. It runs with the real clock, runs ahead of or behind it, or stands
 * still at an instant (a test of the last millisecond of a day needs a clock that does not move on its own).
 *
 * The state lies in shared memory so that every worker reads a change at once, in the middle of an invocation too.
 */
export class VirtualClock {
  /** What a worker needs to read this clock: `[offsetMs, standsAt]`, the second NaN while the clock runs. */
  readonly shared = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)
  readonly #state = new Float64Array(this.shared)

  constructor() {
    this.runReal()
  }

  /** Epoch milliseconds, whole. */
  now(): number {
    return this.standing ? this.#standsAt : Date.now() + this.#offsetMs
  }

  get standing(): boolean {
    return !Number.isNaN(this.#standsAt)
  }

  get real(): boolean {
    return !this.standing && this.#offsetMs === 0
  }

  standAt(instant: number): void {
    this.#state[1] = instant
  }

  runFrom(instant: number): void {
    this.#state[0] = instant - Date.now()
    this.#state[1] = Number.NaN
  }

  runReal(): void {
    this.#state[0] = 0
    this.#state[1] = Number.NaN
  }

  get #offsetMs(): number {
    return this.#state[0] ?? 0
  }

  get #standsAt(): number {
    return this.#state[1] ?? Number.NaN
  }
}
