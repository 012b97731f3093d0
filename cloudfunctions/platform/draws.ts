import type { EventCourse } from '../../typings/contract'
import type { LoggedDraw } from '../domain/draw/log'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

export const draws: Documents<LoggedDraw> = documentsOf('draws')

/** A page of an event's draws, in the order of their ids, behind `lastDrawId`. One wire call. */
export function findDrawsOfEvent(eventId: string, lastDrawId: string, limit: number): Promise<LoggedDraw[]> {
  return draws.find({ where: { eventId, _id: commands.gt(lastDrawId) }, oldestFirst: '_id', limit })
}

/** How an event goes: every entrant has drawn a first time. One wire call. */
export async function courseOf(eventId: string): Promise<EventCourse> {
  const counted = await draws.countBy({ where: { eventId }, by: ['n'], limit: 100 })
  return {
    draws: counted.reduce((sum, { count }) => sum + count, 0),
    entrants: counted.find(({ n }) => n === 1)?.count ?? 0,
  }
}

/** An entrant's draws of one event that were carried already. One wire call. */
export function findDrawsOfEntrant(eventId: string, entrant: string, limit: number): Promise<LoggedDraw[]> {
  const prefix = `${eventId}-${entrant}-`
  const within = commands.gt(prefix).and(commands.lt(`${prefix}~`))
  return draws.find({ where: { _id: within }, oldestFirst: '_id', limit })
}

/** Draws that were carried while they were pending, and are older than `until`. One wire call. */
export function findPendingDraws(until: number, limit: number): Promise<LoggedDraw[]> {
  return draws.find({ where: { outcome: 'pending', at: commands.lt(until) }, oldestFirst: 'at', limit })
}

/** Whether any draw of the event was carried while it was pending. One wire call. */
export async function hasPendingDraws(eventId: string): Promise<boolean> {
  return (await draws.find({ where: { outcome: 'pending', eventId }, limit: 1 })).length > 0
}

/** One wire call. */
export function findDrawsById(ids: readonly string[]): Promise<LoggedDraw[]> {
  return draws.find({ where: { _id: commands.in(ids) }, limit: ids.length })
}
