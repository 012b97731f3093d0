import type { Simulation } from '../../../typings/contract'
import { assert } from '../assert'
import type { DraftPrize } from './event'
import { landOn, tableOf } from './odds'
import { type HmacSha256, rollOf } from './roll'

export interface Simulating {
  readonly prizes: readonly DraftPrize[]
  readonly seed: string
  readonly draws: number
}

/** Draws `draws` times from a draft's prizes by the rolls, the table and the pools of a real event, one entrant a draw. */
export function simulate({ prizes, seed, draws }: Simulating, hmac: HmacSha256): Simulation {
  const pools = new Map(
    prizes.map(({ id, odds = 0, units = 0, valueFen = 0 }) => [id, { id, odds, units, valueFen, issued: 0 }]),
  )
  const table = tableOf([...pools.values()])
  const costsFen: number[] = []
  for (let draw = 1; draw <= draws; draw++) {
    const landed = landOn(table, rollOf({ seed, eventId: 'simulation', entrant: String(draw), n: 1, nonce: '' }, hmac))
    const pool = landed === null ? undefined : pools.get(landed)
    const isIssued = pool !== undefined && pool.issued < pool.units
    if (isIssued) pool.issued++
    costsFen.push(isIssued ? pool.valueFen : 0)
  }
  costsFen.sort((a, b) => a - b)
  const totalFen = costsFen.reduce((sum, cost) => sum + cost, 0)
  const percentilesFen = Array.from({ length: 101 }, (_, percent) => percentileOf(costsFen, percent))
  const p95 = percentileOf(costsFen, 95)
  return {
    draws,
    costFen: { mean: totalFen / draws, p95 },
    percentilesFen,
    totalFen,
    prizes: [...pools.values()].map(({ id, issued }) => ({ id, issued })),
  }
}

/** The least value that `percent` of them do not exceed; the lowest of all for 0. */
function percentileOf(ascending: readonly number[], percent: number): number {
  const value = ascending[Math.max(0, Math.ceil((ascending.length * percent) / 100) - 1)]
  assert(value !== undefined, `${ascending.length} draws`)
  return value
}
