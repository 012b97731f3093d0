import * as desk from './console'
import * as counter from './counter'
import type { Deed } from './deed'
import * as member from './member'
import * as memberDay from './member-day'
import * as membership from './membership'
import * as messages from './messages'
import * as rights from './rights'
import * as taste from './taste'
import { timer } from './timer'

/** Everything that people do in a world, by name. */
export const DEEDS = {
  ...member,
  ...counter,
  ...memberDay,
  ...membership,
  ...messages,
  ...taste,
  ...desk,
  ...rights,
  timer,
} satisfies Record<string, Deed>

export type DeedName = keyof typeof DEEDS

/** What belongs together: some worlds are mostly about one of these, so that more of it meets. */
export const AREAS = [member, counter, memberDay, membership, messages, taste, desk, rights].map(
  (area) => Object.keys(area) as readonly DeedName[],
)
