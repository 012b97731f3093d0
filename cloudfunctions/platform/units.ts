import type { Prize } from '../../typings/contract'
import { type Unit, unitsOf } from '../domain/draw/units'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

const units: Documents<Unit> = documentsOf('units')

export interface Hold {
  readonly eventId: string
  readonly prizeId: string
  /** The id of the draw. */
  readonly holder: string
  readonly accountId: string
  readonly now: number
}

/** Takes one free unit of a prize for a draw in one wire call, or finds that the draw has one; false when the pool is empty. */
export async function holdUnit({ eventId, prizeId, holder, accountId, now }: Hold): Promise<boolean> {
  const taken = await units.changeOne(
    commands.or([
      { eventId, state: 'free', prizeId },
      { holder, state: 'held' },
    ]),
    // An update that changes nothing counts as none: `asked` tells finding one's own in the same millisecond from nothing.
    { set: { state: 'held', holder, accountId, heldAt: now }, increase: { asked: 1 } },
  )
  // The unique index of `holder` forbids a second one, however many ask for the same draw at once.
  return taken !== 'none'
}

/** One wire call. */
export async function findUnitsHeldBy(holders: readonly string[]): Promise<Unit[]> {
  return holders.length === 0 ? [] : units.find({ where: { holder: commands.in(holders) }, limit: holders.length })
}

/** Units held since before `until`, longest first. One wire call. */
export function findHeldUnits(until: number, limit: number): Promise<Unit[]> {
  return units.find({ where: { state: 'held', heldAt: commands.lt(until) }, oldestFirst: 'heldAt', limit })
}

/** Whether any unit of the event is still held, neither free nor issued. One wire call. */
export async function hasHeldUnits(eventId: string): Promise<boolean> {
  return (await units.find({ where: { eventId, state: 'held' }, limit: 1 })).length > 0
}

/** Makes a held unit free again, unless it changed since it was read. One wire call. */
export function freeUnit({ _id, holder, heldAt }: Unit): Promise<boolean> {
  return units.changeIf(
    { _id, state: 'held', holder, ...(heldAt === undefined ? {} : { heldAt }) },
    { set: { state: 'free', holder: _id }, remove: ['heldAt', 'accountId'] },
  )
}

/** One wire call. */
export function issueUnit({ _id, holder }: Unit): Promise<boolean> {
  return units.changeIf({ _id, holder, state: 'held' }, { set: { state: 'issued' } })
}

/** Writes the units of these prizes that are not there yet; those that are there stay as they are. */
export function addMissingUnits(eventId: string, prizes: ReadonlyArray<Pick<Prize, 'id' | 'units'>>): Promise<void> {
  return units.addMissing(prizes.flatMap((prize) => unitsOf(eventId, prize)))
}

/** Free units by event and prize. One wire call. */
export async function countFreeUnits(
  eventIds: readonly string[],
): Promise<(eventId: string, prizeId: string) => number> {
  if (eventIds.length === 0) return () => 0
  const counted = await units.countBy({
    where: { eventId: commands.in(eventIds), state: 'free' },
    by: ['eventId', 'prizeId'],
    limit: 1000,
  })
  const byPrize = new Map(counted.map(({ eventId, prizeId, count }) => [`${eventId} ${prizeId}`, count]))
  return (eventId, prizeId) => byPrize.get(`${eventId} ${prizeId}`) ?? 0
}
