import type { DrawLogLine } from '../../typings/contract'
import { type LoggedDraw, lineOf } from '../domain/draw/log'
import { findDrawsOfEvent } from '../platform/draws'
import { findUnitsHeldBy } from '../platform/units'

export interface LogPage {
  readonly draws: readonly LoggedDraw[]
  readonly lines: ReadonlyArray<{ readonly drawId: string; readonly line: DrawLogLine }>
}

/** A page of an event's log behind `lastDrawId`, each line with its unit. Two wire calls. */
export async function logPage(eventId: string, lastDrawId: string, limit: number): Promise<LogPage> {
  const draws = await findDrawsOfEvent(eventId, lastDrawId, limit)
  const units = await findUnitsHeldBy(draws.filter(({ landedOn }) => landedOn !== null).map(({ _id }) => _id))
  const unitOf = new Map(units.map(({ holder, _id }) => [holder, _id]))
  return {
    draws,
    lines: draws.map((draw) => ({ drawId: draw._id, line: lineOf(draw, unitOf.get(draw._id) ?? null) })),
  }
}
