import { holderOf } from '../domain/draw/units'
import { sha256 } from '../platform/ids'
import { giveBackUnit, holdOn, holdUnit } from '../platform/units'

interface Request {
  readonly eventId: string
  readonly entrant: string
  readonly accountId: string
  readonly requestId: string
  readonly now: number
}

/**
 * The units that one request holds before it is decided (rule D-7): at most one of each prize, under a name that follows from
 * the request, so that the same request finds its own again. What it still holds when it ends without using it is freed by
 * the clock, which first asks the member's document whether the request was answered.
 */
export class UnitHolds {
  /** Wire calls made so far. */
  calls = 0
  readonly #request: Request
  readonly #holders = new Map<string, string | null>()

  constructor(request: Request) {
    this.#request = request
  }

  /** The name under which a unit of the prize is held now; null when the pool is empty. One wire call, or two when the
   *  request has asked for it before and nobody heard the answer. */
  async holderOf(prizeId: string): Promise<string | null> {
    const known = this.#holders.get(prizeId)
    if (known !== undefined) return known
    const { eventId, entrant, accountId, requestId, now } = this.#request
    const holder = holderOf({ entrant, requestId, prizeId }, sha256)
    this.calls++
    const taken = await holdUnit({ eventId, prizeId, holder, accountId, entrant, now })
    if (taken === 'mine') {
      this.calls++
      const isStillMine = await holdOn(holder, now)
      if (!isStillMine) throw new Error(`unit of ${holder} was freed while its request came again`)
    }
    const held = taken === 'none' ? null : holder
    this.#holders.set(prizeId, held)
    return held
  }

  /** Gives back what was held beside `used`. Only for a request that is answered: nothing else can come of it any more. */
  async giveBackBeside(used: string | null, mostCalls: number): Promise<void> {
    for (const holder of this.#holders.values()) {
      if (holder === null || holder === used || mostCalls <= 0) continue
      this.calls++
      await giveBackUnit(holder)
      mostCalls--
    }
  }
}
