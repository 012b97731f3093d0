import type { MemberDayEvent } from '../../../typings/contract'
import { grouped } from '../../figures/grouped'
import { oddsPercent, oddsWords } from './odds-words'

export interface PrizeRow {
  readonly id: string
  readonly name: string
  readonly odds: string
  readonly percent: string
  /** `还有 3 份`, `已发完`; empty for what wins nothing. */
  readonly left: string
  readonly units: string
  readonly isGone: boolean
}

/** The prizes in the order of the published table, and last what wins nothing, so that the odds add up. */
export function prizeRows(prizes: MemberDayEvent['prizes']): PrizeRow[] {
  const rows = prizes.map(({ id, name, odds, units, unitsLeft }) => ({
    id,
    name,
    odds: oddsWords(odds),
    percent: oddsPercent(odds),
    left: unitsLeft === 0 ? '已发完' : `还有 ${grouped(unitsLeft)} 份`,
    units: `共 ${grouped(units)} 份`,
    isGone: unitsLeft === 0,
  }))
  const nothing = nothingOf(prizes)
  if (nothing === 0) return rows
  return [
    ...rows,
    { id: '', name: '谢谢参与', odds: '', percent: oddsPercent(nothing), left: '', units: '', isGone: false },
  ]
}

function nothingOf(prizes: MemberDayEvent['prizes']): number {
  const millionths = prizes.reduce((sum, { odds }) => sum + Math.round(odds * 1_000_000), 0)
  return (1_000_000 - millionths) / 1_000_000
}
