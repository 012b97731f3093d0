import type { MemberDayEvent } from '../../typings/contract'

/**
 * The sealed answers of member days as this phone saw them before they were opened. What is shown afterwards has to be the
 * same, and nobody else needs to be asked for it.
 */

const STORAGE_KEY = 'seenCommitments'

/** The latest ones; an older event is not looked at any more. */
const KEPT = 12

export interface SeenCommitment {
  readonly eventId: string
  readonly commitment: string
  /** By the phone's clock. */
  readonly seenAt: number
}

/** Keeps what an event committed to, the first time that it is seen while its seed is still unknown. */
export function rememberCommitment({ id, commitment, seed }: Pick<MemberDayEvent, 'id' | 'commitment' | 'seed'>): void {
  const all = seen()
  if (seed !== undefined || all.some(({ eventId }) => eventId === id)) return
  wx.setStorageSync(STORAGE_KEY, [...all, { eventId: id, commitment, seenAt: Date.now() }].slice(-KEPT))
}

/** Null where this phone did not see the event before its seed was known. */
export function seenCommitment(eventId: string): SeenCommitment | null {
  return seen().find((each) => each.eventId === eventId) ?? null
}

const seen = (): readonly SeenCommitment[] => wx.getStorageSync(STORAGE_KEY) || []
