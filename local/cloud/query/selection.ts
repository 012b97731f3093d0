import type { Order } from './sort'

/** Which documents of a collection are wanted. */
export interface Selection {
  readonly query: Readonly<Record<string, unknown>>
  readonly order?: Order
  readonly offset?: number
  /** All when left out. */
  readonly limit?: number
}
