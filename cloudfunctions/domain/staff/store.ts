import type { Invite } from './invite'

/** A store of the brand, with the invites to work in it. */
export interface Store {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly invites: readonly Invite[]
}
