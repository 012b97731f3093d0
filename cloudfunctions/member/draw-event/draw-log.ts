import type { DrawLog } from '../../../typings/contract'
import { tableOf } from '../../domain/draw/odds'
import { logPage } from '../../edge/log-lines'
import type { Asked, Outcome } from '../../edge/serve'
import { findEvent } from '../../platform/events'

const PAGE = 500

/** A page of a revealed event's log, which anybody who calls may see. Three wire calls. */
export async function drawLog({
  input,
}: Asked<{ eventId: string; cursor?: string }>): Promise<Outcome<DrawLog & { next?: string }>> {
  const event = await findEvent(input.eventId)
  if (!event?.published) return { ok: false, code: 'NOT_FOUND', what: 'event' }
  if (event.seed === null) return { ok: false, code: 'NOT_OPEN', what: 'log' }

  const { lines } = await logPage(event.id, input.cursor ?? '', PAGE)
  const { terms, amendments, commitment, termsHash } = event.published
  const last = lines.at(-1)
  return {
    ok: true,
    answer: {
      algorithm: 'member-day-draw-1',
      terms,
      amendments,
      table: tableOf(terms.prizes),
      commitment,
      termsHash,
      seed: event.seed,
      root: event.log?.done ? event.log.root : null,
      lines: lines.map(({ line }) => line),
      ...(last !== undefined && lines.length === PAGE ? { next: last.drawId } : {}),
    },
  }
}
