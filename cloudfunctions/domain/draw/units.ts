import type { Prize } from '../../../typings/contract'

/** `units`: one document for each unit of a prize. */
export interface Unit {
  /** `event-prize-place`. */
  readonly _id: string
  readonly eventId: string
  readonly prizeId: string
  /** `held` from the draw on, `issued` once the member's document says so too. */
  readonly state: 'free' | 'held' | 'issued'
  /** The id of the draw that holds it: unique, so that no draw has two. A free one has a name that no draw has. */
  readonly holder: string
  readonly heldAt?: number
  /** How often it was asked for in a draw's name. */
  readonly asked?: number
  readonly accountId?: string
}

/** Every unit of a prize, free, places from 1 (rule D-3). */
export function unitsOf(eventId: string, { id, units }: Pick<Prize, 'id' | 'units'>): Unit[] {
  return Array.from({ length: units }, (_, index): Unit => {
    const _id = `${eventId}-${id}-${index + 1}`
    return { _id, eventId, prizeId: id, state: 'free', holder: _id }
  })
}
