import type { Ending } from '../play'
import { atRest } from './at-rest'
import { audited } from './audited'
import { consoleActsAreLogged } from './console'
import { clerksKeepTheirLimits, receiptsGiveOnce, staffActsAreLogged } from './counter'
import { tablesHoldRowsOnce } from './exports'
import { figuresAddUp } from './figures'
import { sameRequestSameAnswer, whatWasHeardIsThere } from './heard'
import type { Invariant } from './invariant'
import { chancesComeOnce, entriesComeOnce, membersKeepTheirLimits, monthlyItemsComeMonthly } from './limits'
import { messagesKeepTheDay } from './messages'
import { moneyIsMembership, nothingIsKeptForNothing } from './money'
import { theErasedAreGone } from './rights'
import { batchesCountOnce, decisionsReadWhatTheyMay, forgottenTagsAreGone, shelvesAreTheirOwn } from './taste'

/** Everything that holds at the end of every world, by name. */
const INVARIANTS = {
  audited,
  atRest,
  entriesComeOnce,
  membersKeepTheirLimits,
  chancesComeOnce,
  monthlyItemsComeMonthly,
  moneyIsMembership,
  nothingIsKeptForNothing,
  messagesKeepTheDay,
  staffActsAreLogged,
  receiptsGiveOnce,
  clerksKeepTheirLimits,
  whatWasHeardIsThere,
  sameRequestSameAnswer,
  theErasedAreGone,
  decisionsReadWhatTheyMay,
  forgottenTagsAreGone,
  batchesCountOnce,
  shelvesAreTheirOwn,
  consoleActsAreLogged,
  tablesHoldRowsOnce,
  figuresAddUp,
} satisfies Record<string, Invariant>

export interface Broken {
  readonly invariant: string
  readonly fault: string
}

/** The first invariant that does not hold; null when all do. */
export function firstBroken(ending: Ending): Broken | null {
  const [seen] = ending.wrong
  if (seen !== undefined) return { invariant: 'whatWasSeenCanBe', fault: seen }
  for (const [invariant, holds] of Object.entries(INVARIANTS)) {
    const fault = holds(ending)
    if (fault !== null) return { invariant, fault }
  }
  return null
}
