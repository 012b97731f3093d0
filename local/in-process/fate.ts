/** What can happen to a wire call. `kill` before it is carried out, `killAfter` after; `lostReply`: carried out, and nobody
 *  hears of it; `delay`: later by `ms`, which may be longer than the function lives; `systemError`: WeChat Pay, where it is
 *  asked, says so, and has done nothing. */
export const FAULT_KINDS = ['conflict', 'error500', 'delay', 'lostReply', 'kill', 'killAfter', 'systemError'] as const

export interface PlannedFault {
  readonly kind: (typeof FAULT_KINDS)[number]
  /** On which wire call of what is done, from 1. */
  readonly nth: number
  readonly ms: number
}

/** The faults of one thing that somebody does, over all calls that it takes. */
export class Fate {
  readonly #faults: readonly PlannedFault[]
  #calls = 0

  constructor(faults: readonly PlannedFault[]) {
    this.#faults = faults
  }

  get faults(): readonly PlannedFault[] {
    return this.#faults
  }

  /** What happens to the next wire call. */
  strike(): PlannedFault | null {
    this.#calls++
    return this.#faults.find(({ nth }) => nth === this.#calls) ?? null
  }
}

/** More wire calls than one run of anything makes. */
const EVERY_CALL = 500

/** Whatever it is asked, WeChat Pay does nothing. */
export const outage = (): Fate =>
  new Fate(Array.from({ length: EVERY_CALL }, (_, place) => ({ kind: 'systemError', nth: place + 1, ms: 0 })))

export const NO_FATE = new Fate([])
