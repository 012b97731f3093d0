import type { LoggedDraw } from '../domain/draw/log'
import type { PrizeVoucher } from '../domain/draw/voucher'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

export const draws: Documents<LoggedDraw> = documentsOf('draws')

export const vouchers: Documents<PrizeVoucher> = documentsOf('vouchers')

/** A page of an event's draws, in the order of their ids, behind `lastDrawId`. One wire call. */
export function findDrawsOfEvent(eventId: string, lastDrawId: string, limit: number): Promise<LoggedDraw[]> {
  return draws.find({ where: { eventId, _id: commands.gt(lastDrawId) }, oldestFirst: '_id', limit })
}

/** An entrant's draws of one event that were carried already. One wire call. */
export function findDrawsOfEntrant(eventId: string, entrant: string, limit: number): Promise<LoggedDraw[]> {
  const prefix = `${eventId}-${entrant}-`
  const within = commands.gt(prefix).and(commands.lt(`${prefix}~`))
  return draws.find({ where: { _id: within }, oldestFirst: '_id', limit })
}

/** The draws among those carried that won under these holders. One wire call. */
export function findDrawsHeldBy(holders: readonly string[]): Promise<LoggedDraw[]> {
  return draws.find({ where: { holder: commands.in(holders) }, limit: holders.length })
}
