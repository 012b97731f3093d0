import { type Stock, type Unit, unitsOf } from '../domain/units/unit'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

const units: Documents<Unit> = documentsOf('units')

export interface Hold {
  readonly pool: string
  readonly item: string
  /** What it is for: a draw, or a voucher. */
  readonly holder: string
  readonly accountId: string
  readonly now: number
}

/** Times that a unit may be freed between two looks at it; more is a fault. */
const ATTEMPTS = 3

/** Takes one free unit in its holder's name, or finds that the holder has one; false when none is left. One wire call, or
 *  two where the holder has one and others are free. */
export async function holdUnit({ pool, item, holder, accountId, now }: Hold): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const taken = await units.changeOne(
      commands.or([
        { pool, state: 'free', item },
        { holder, state: 'held' },
      ]),
      // An update that changes nothing counts as none: `asked` tells finding one's own in the same millisecond from nothing.
      { set: { state: 'held', holder, accountId, heldAt: now }, increase: { asked: 1 } },
    )
    if (taken !== 'duplicate') return taken === 'changed'

    // The unique index of `holder` forbids a second one, however many ask in the same name at once. The one that is there is
    // held anew: the clock may have read it as left alone, and would free it under whoever pays for it now.
    const held = await units.changeOne({ holder, state: 'held' }, { set: { heldAt: now }, increase: { asked: 1 } })
    if (held === 'changed' || (await findUnitsHeldBy([holder])).length > 0) return true
  }
  throw new Error(`the unit of ${holder} is freed again and again`)
}

/** One wire call. */
export async function findUnitsHeldBy(holders: readonly string[]): Promise<Unit[]> {
  return holders.length === 0 ? [] : units.find({ where: { holder: commands.in(holders) }, limit: holders.length })
}

/** Units held since before `until`, longest first. One wire call. */
export function findHeldUnits(until: number, limit: number): Promise<Unit[]> {
  return units.find({ where: { state: 'held', heldAt: commands.lt(until) }, oldestFirst: 'heldAt', limit })
}

/** Whether any unit of the pool is still held, neither free nor issued. One wire call. */
export async function hasHeldUnits(pool: string): Promise<boolean> {
  return (await units.find({ where: { pool, state: 'held' }, limit: 1 })).length > 0
}

/** Whether any unit of an item is free. One wire call. */
export async function hasFreeUnit(pool: string, item: string): Promise<boolean> {
  return (await units.find({ where: { pool, state: 'free', item }, limit: 1 })).length > 0
}

/** Makes a unit free again, unless it changed since it was read. One wire call. */
export function freeUnit({ _id, state, holder, heldAt }: Unit): Promise<boolean> {
  return units.changeIf(
    { _id, state, holder, ...(heldAt === undefined ? {} : { heldAt }) },
    { set: { state: 'free', holder: _id }, remove: ['heldAt', 'accountId'] },
  )
}

/** One wire call. */
export function issueUnit({ _id, holder }: Unit): Promise<boolean> {
  return units.changeIf({ _id, holder, state: 'held' }, { set: { state: 'issued' } })
}

/** Hands a held unit on to another name of the same request. One wire call; false when nothing was held. */
export async function renameHolder(from: string, to: string): Promise<boolean> {
  return (await units.changeOne({ holder: from, state: 'held' }, { set: { holder: to } })) === 'changed'
}

/** Makes the unit free that has this holder, if any has. One wire call. */
export async function releaseUnit(holder: string): Promise<void> {
  // A name that no draw and no voucher has, and no other unit: the holder's own was unique.
  await units.changeOne(
    { holder },
    { set: { state: 'free', holder: `free:${holder}` }, remove: ['heldAt', 'accountId'] },
  )
}

/** Writes the units that are not there yet; those that are there stay as they are. */
export function addMissingUnits(stocks: readonly Stock[]): Promise<void> {
  return units.addMissing(stocks.flatMap(unitsOf))
}

/** Free units by pool and item. One wire call. */
export async function countFreeUnits(pools: readonly string[]): Promise<(pool: string, item: string) => number> {
  if (pools.length === 0) return () => 0
  const where = { pool: commands.in(pools), state: 'free' }
  const counted = await units.countBy({ where, by: ['pool', 'item'], limit: 1000 })
  const byItem = new Map(counted.map(({ pool, item, count }) => [`${pool} ${item}`, count]))
  return (pool, item) => byItem.get(`${pool} ${item}`) ?? 0
}
