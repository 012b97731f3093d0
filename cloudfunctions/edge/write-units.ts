import { withUnitsWritten } from '../domain/draw/moves'
import type { EventDocument } from '../platform/events'
import { addMissingUnits } from '../platform/units'
import { moveEvent } from './change-event'

/** Writes the units that an event promises (rule D-3). Its terms are locked before, so units can only be missing, never too
 *  many; killed in between, the clock does the rest, and until it is done the event does not open. */
export async function writeUnits(document: EventDocument): Promise<void> {
  if (document.published === null || !document.unitsDue) return
  const { prizes } = document.published.current
  await addMissingUnits(prizes.map(({ id, units }) => ({ pool: document.id, item: id, units })))
  await moveEvent(document, withUnitsWritten(document))
}
