const RECENT_MS = 2 * 3_600_000

/** When each person last did something in the mini program. */
export class Presence {
  readonly #lastSeenAt = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  saw(openid: string): void {
    this.#lastSeenAt.set(openid, this.#now())
  }

  isRecent(openid: string): boolean {
    const at = this.#lastSeenAt.get(openid)
    return at !== undefined && this.#now() - at <= RECENT_MS
  }
}
