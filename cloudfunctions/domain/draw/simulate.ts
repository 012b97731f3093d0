import type { Simulation } from '../../../typings/contract'
import { assert } from '../assert'
import type { DraftPrize } from './event'
import { landOn, tableOf } from './odds'
import { type HmacSha256, rollOf } from './roll'

export interface Simulating {
  readonly prizes: readonly DraftPrize[]
  readonly seed: string
  /** A multiple of a hundred. */
  readonly draws: number
}

const DAY = 100

/** Draws `draws` times from a draft's prizes by the rolls, the table and the pools of a real event, one entrant a draw. */
export function simulate({ prizes, seed, draws }: Simulating, hmac: HmacSha256): Simulation {
  const table = tableOf(prizes.map(({ id, odds = 0 }) => ({ id, odds })))
  const landed = Array.from({ length: draws }, (_, draw) =>
    landOn(table, rollOf({ seed, eventId: 'simulation', entrant: String(draw + 1), n: 1, nonce: '' }, hmac)),
  )
  const { costsFen, issued } = giveOut(prizes, landed)
  const totalFen = sumOf(costsFen)
  return {
    draws,
    costFen: { mean: totalFen / draws, p95: p95Of(costsFen) },
    hundredFen: hundredOf(prizes, landed),
    totalFen,
    prizes: prizes.map(({ id }) => ({ id, issued: issued.get(id) ?? 0 })),
  }
}

/** What each draw costs when the pools are full at first, and how many units of each prize are given out. */
function giveOut(prizes: readonly DraftPrize[], landed: ReadonlyArray<string | null>) {
  const pools = new Map(prizes.map(({ id, units = 0, valueFen = 0 }) => [id, { units, valueFen }]))
  const issued = new Map<string, number>()
  const costsFen = landed.map((id) => {
    const pool = id === null ? undefined : pools.get(id)
    const before = issued.get(id ?? '') ?? 0
    if (id === null || pool === undefined || before >= pool.units) return 0
    issued.set(id, before + 1)
    return pool.valueFen
  })
  return { costsFen, issued }
}

/** The same draws as days of a hundred each, every one from full pools. */
function hundredOf(prizes: readonly DraftPrize[], landed: ReadonlyArray<string | null>): Simulation['hundredFen'] {
  assert(landed.length >= DAY && landed.length % DAY === 0, `${landed.length} draws`)
  const days = Array.from({ length: landed.length / DAY }, (_, day) => {
    const { costsFen } = giveOut(prizes, landed.slice(day * DAY, (day + 1) * DAY))
    return sumsOf(costsFen)
  })
  const after = Array.from({ length: DAY + 1 }, (_, draws) => days.map((sums) => sums[draws] ?? 0))
  return { mean: after.map((costs) => sumOf(costs) / costs.length), p95: after.map(p95Of) }
}

/** What the first none, one, two … of them come to. */
function sumsOf(costs: readonly number[]): number[] {
  const sums = [0]
  for (const cost of costs) sums.push((sums.at(-1) ?? 0) + cost)
  return sums
}

const sumOf = (costs: readonly number[]): number => costs.reduce((sum, cost) => sum + cost, 0)

/** The least that 95 % of them do not exceed. */
function p95Of(costs: readonly number[]): number {
  const value = [...costs].sort((a, b) => a - b)[Math.ceil(costs.length * 0.95) - 1]
  assert(value !== undefined, 'no draws')
  return value
}
