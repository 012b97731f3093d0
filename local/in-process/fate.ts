/** What can happen to a wire call. `kill` before it is carried out, `killAfter` after; `lostReply`: carried out, and nobody
 *  hears of it; `delay`: later by `ms`, which may be longer than the function lives. */
export const FAULT_KINDS = ['conflict', 'error500', 'delay', 'lostReply', 'kill', 'killAfter'] as const

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

export const NO_FATE = new Fate([])
