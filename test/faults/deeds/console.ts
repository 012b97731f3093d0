import type { ExportKind, MessageKind } from '../../../typings/contract'
import { OPERATOR } from '../company'
import { around, deed } from './deed'

/** Whether somebody changes what was read, or whatever is there. */
const READS = 0.5

/** Members of paid plans get another multiplier. */
export const saveAwardRules = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ percent: 100 + 10 * chance.below(5), reads: chance.is(READS) }),
  async perform(player, { percent, reads }) {
    const read = reads ? await player.once('rules', () => player.look('brand', OPERATOR, 'awardRules', {})) : null
    const seen = read === null ? {} : { version: read.version }
    await player.ask('brand', OPERATOR, 'saveAwardRules', { tiers: { basic: percent }, days: {}, ...seen })
  },
})

export const saveCheckIn = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ points: 1 + chance.below(9), reads: chance.is(READS) }),
  async perform(player, { points, reads }) {
    const read = reads ? await player.once('rules', () => player.look('brand', OPERATOR, 'checkInRules', {})) : null
    const seen = read === null ? {} : { version: read.version }
    await player.ask('brand', OPERATOR, 'saveCheckIn', { rewards: Array<number>(7).fill(points), ...seen })
  },
})

const DAY_MS = 24 * 60 * 60_000
const dayOf = (instant: number): string => new Date(instant + 8 * 60 * 60_000).toISOString().slice(0, 10)

export const declareOutage = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ daysAgo: chance.below(3) }),
  async perform(player, { daysAgo }) {
    const day = await player.once('day', async () => dayOf(player.company.stage.now() - daysAgo * DAY_MS))
    if (day !== null) await player.ask('brand', OPERATOR, 'declareOutage', { day })
  },
})

const KINDS = ['wishInReach', 'prizeUnclaimed'] as const satisfies readonly MessageKind[]

export const setRule = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ kind: chance.below(KINDS.length), paused: chance.is(0.5) }),
  async perform(player, of) {
    const kind = around(KINDS, of.kind)
    if (kind !== null) await player.ask('brand', OPERATOR, 'setRule', { kind, paused: of.paused })
  },
})

/** A reward gets another price, on the terms that were read. */
export const reprice = deed({
  weight: 1,
  calls: 4,
  details: (chance) => ({ reward: chance.below(3), points: 20 + 10 * chance.below(10), reads: chance.is(READS) }),
  async perform(player, of) {
    const { points, reads } = of
    const read = await player.once('terms', async () => {
      const shelf = await player.look('brand', OPERATOR, 'rewards', {})
      return shelf?.rewards.find(({ id }) => id === around(player.scenery.rewardIds, of.reward)) ?? null
    })
    if (read === null) return
    const { version, units: _units, unitsLeft: _left, ...terms } = read
    await player.ask('brand', OPERATOR, 'saveReward', { ...terms, points, ...(reads ? { version } : {}) })
  },
})

/** What a clerk may award in a day becomes less, or as much as it was. */
export const limitClerk = deed({
  weight: 1,
  calls: 4,
  details: (chance) => ({ clerk: chance.below(2), awards: 2 + chance.below(4) }),
  async perform(player, of) {
    const staffId = around(player.scenery.staffIds, of.clerk)
    if (staffId === null) return
    await player.ask('brand', OPERATOR, 'limitStaff', { staffId, dailyAwards: of.awards, dailyPoints: 1_200 })
  },
})

/** That of the members more often: it says most of them. */
const TABLES = ['members', 'entries', 'members', 'acts', 'members', 'draws'] as const satisfies readonly ExportKind[]
/** One page, one file, and one more that finds it done. */
const STEPS = 3

/** The operator has a table made, step by step, and some stop it, or go on with the same job in two windows. */
export const exportTable = deed({
  weight: 1,
  calls: 18,
  details: (chance) => ({
    table: chance.below(TABLES.length),
    stopsAt: chance.below(8),
    walksAway: chance.is(0.2),
    windows: chance.is(0.5) ? 2 : 1,
  }),
  async perform(player, { table, stopsAt, walksAway, windows }) {
    const kind = around(TABLES, table)
    const begun = kind === null ? null : await player.ask('brand', OPERATOR, 'exportCsv', { kind })
    if (begun === null) return
    const jobId = begun.job.id
    const goOn = async (_: unknown, window: number): Promise<void> => {
      for (let step = 0; step < (walksAway ? 1 : STEPS); step++) {
        const asked = { jobId, ...(step === stopsAt ? { stop: true } : {}) }
        const told = await player.ask('brand', OPERATOR, 'exportCsv', asked, `-${window}-${step}`)
        if (told === null || told.job.state !== 'running') return
      }
    }
    await Promise.all(Array.from({ length: windows }, goOn))
  },
})
