import type { StoreRefusal } from '../seams'

/** What a refusal was about, for whoever words it. */
interface StoreErrorFacts {
  readonly collection?: string
  /** DUPLICATE_KEY: the index that holds the key already, and the key by field. */
  readonly index?: string
  readonly key?: Readonly<Record<string, unknown>>
}

/** The store refused. `reason` decides what the caller is told; the message is for a person who reads a log. */
export class StoreError extends Error {
  constructor(
    readonly reason: StoreRefusal,
    message: string,
    readonly facts: StoreErrorFacts = {},
  ) {
    super(message)
    this.name = 'StoreError'
  }
}
