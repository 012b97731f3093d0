import type { OddsRange, Prize } from '../../../typings/contract'
import { assert } from '../assert'

/** Odds are whole millionths, so that they add up exactly. */
export const MILLION = 1_000_000

/** The odds in whole millionths; null for what is none, such as 1/3. */
export function millionthsOf(odds: number): number | null {
  const millionths = Math.round(odds * MILLION)
  return millionths / MILLION === odds ? millionths : null
}

/** The published table (rule D-6): half-open ranges in the order of the prizes, each beginning where the last one ended.
 *  What is left of [0,1) wins nothing. */
export function tableOf(prizes: ReadonlyArray<Pick<Prize, 'id' | 'odds'>>): OddsRange[] {
  let end = 0
  const table = prizes.map(({ id, odds }): OddsRange => {
    const millionths = millionthsOf(odds)
    assert(millionths !== null && millionths > 0, `odds ${odds}`)
    const from = end
    end += millionths
    return { prizeId: id, from: from / MILLION, to: end / MILLION }
  })
  assert(end <= MILLION, `odds add up to ${end} millionths`)
  return table
}

/** The prize that a roll in [0,1) lands on; null for none. */
export function landOn(table: readonly OddsRange[], roll: number): string | null {
  assert(roll >= 0 && roll < 1, `roll ${roll}`)
  return table.find(({ from, to }) => from <= roll && roll < to)?.prizeId ?? null
}
