import type { UnclaimedPrize } from '../../../typings/contract'
import { momentLabel } from '../../days/span'

/** A prize of an earlier member day that waits to be claimed. */
export interface UnclaimedRow {
  readonly key: string
  readonly name: string
  readonly note: string
  readonly page: string
}

export function unclaimedRows(prizes: readonly UnclaimedPrize[]): UnclaimedRow[] {
  return prizes.map(({ eventId, eventName, n, prize, claimBy }) => ({
    key: `${eventId}-${n}`,
    name: prize.name,
    note: `${eventName} · 领取到 ${momentLabel(claimBy)} 为止`,
    page: `/pages/prize-claim/prize-claim?eventId=${encodeURIComponent(eventId)}&n=${n}`,
  }))
}
