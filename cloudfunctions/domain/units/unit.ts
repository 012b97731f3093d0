/**
 * `units`: stock is documents. One for each unit of a prize or a reward; taking one is a conditional change of one document,
 * so more than there are cannot be given out.
 */
export interface Unit {
  /** `pool-item-place`. */
  readonly _id: string
  /** What the item is of: an event by its id, or `REWARDS`. */
  readonly pool: string
  /** A prize of the event, or a reward. */
  readonly item: string
  /** `held` once it is asked for, `issued` once the member's document says so too. */
  readonly state: 'free' | 'held' | 'issued'
  /** The draw or the voucher that it is for: unique, so that none has two. A free one has a name that none of them has. */
  readonly holder: string
  readonly heldAt?: number
  /** How often it was asked for in its holder's name. */
  readonly asked?: number
  readonly accountId?: string
}

/** The pool of all rewards; no event is called so. */
export const REWARDS = 'rewards'

export interface Stock {
  readonly pool: string
  readonly item: string
  /** How many there are to be. */
  readonly units: number
}

/** Every unit of an item, free, places from 1. */
export function unitsOf({ pool, item, units }: Stock): Unit[] {
  return Array.from({ length: units }, (_, index): Unit => {
    const _id = `${pool}-${item}-${index + 1}`
    return { _id, pool, item, state: 'free', holder: _id }
  })
}
