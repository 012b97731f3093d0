import type { Prize } from '../../../typings/contract'
import type { Sha256 } from '../points/chain'

/** `units`: one document for each unit of a prize. */
export interface Unit {
  /** `event-prize-place`. */
  readonly _id: string
  readonly eventId: string
  readonly prizeId: string
  /** `held` while a draw is being settled, `issued` once the member's document says so. */
  readonly state: 'free' | 'held' | 'issued'
  /** The name under which it is held: unique, so that one request never has two units of a prize. A free one has a name that
   *  no request has. */
  readonly holder: string
  readonly heldAt?: number
  readonly accountId?: string
  readonly entrant?: string
}

/** Every unit of a prize, free, places from 1 (rule D-3). */
export function unitsOf(eventId: string, { id, units }: Pick<Prize, 'id' | 'units'>): Unit[] {
  return Array.from({ length: units }, (_, index): Unit => {
    const _id = `${eventId}-${id}-${index + 1}`
    return { _id, eventId, prizeId: id, state: 'free', holder: _id }
  })
}

/** The name under which a request holds a unit of a prize (rule D-7): the same whenever it is asked again. */
export function holderOf(
  request: { readonly entrant: string; readonly requestId: string; readonly prizeId: string },
  sha256: Sha256,
): string {
  return sha256(JSON.stringify([request.entrant, request.requestId, request.prizeId])).slice(0, 32)
}
