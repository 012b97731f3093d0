import type { MyDraw } from '../../../typings/contract'
import { timeLabel } from '../../days/instant'
import { momentLabel } from '../../days/span'

export interface DrawRow {
  readonly n: number
  readonly when: string
  readonly name: string
  /** How its prize stands, in words; empty where none was won. */
  readonly state: string
  readonly isWon: boolean
  readonly canClaim: boolean
}

/** The member's draws, newest first. */
export function drawRows(draws: readonly MyDraw[]): DrawRow[] {
  return [...draws]
    .sort((one, other) => other.n - one.n)
    .map(({ n, at, prize, soldOut, claim }) => ({
      n,
      when: `第 ${n} 次 · ${timeLabel(at)}`,
      name: prize?.name ?? (soldOut === undefined ? '谢谢参与' : `${soldOut.name}，已发完`),
      state: claim === undefined ? '' : STATES[claim.state](claim.claimBy),
      isWon: prize !== null,
      canClaim: claim?.state === 'open',
    }))
}

const STATES: Readonly<Record<NonNullable<MyDraw['claim']>['state'], (claimBy: number) => string>> = {
  open: (claimBy) => `领取到 ${momentLabel(claimBy)} 为止`,
  claimed: () => '已领取',
  ended: () => '领取时间已过',
}
