import * as counter from './counter'
import type { Deed } from './deed'
import * as member from './member'
import * as memberDay from './member-day'
import * as membership from './membership'
import * as timer from './timer'

/** Everything that people do in a world, by name. */
export const DEEDS = { ...member, ...counter, ...memberDay, ...membership, ...timer } satisfies Record<string, Deed>

export type DeedName = keyof typeof DEEDS
