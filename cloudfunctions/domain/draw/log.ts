import type { DrawLogLine } from '../../../typings/contract'
import type { Sha256 } from '../points/chain'
import type { DrawRecord } from './draw'
import type { LogProgress, Published } from './event'

/** `draws`: one document a draw, as anybody may see it once the event is revealed. */
export interface LoggedDraw extends Omit<DrawRecord, 'id' | 'voucher'> {
  /** `event-entrant-n`: the order of the log. */
  readonly _id: string
  readonly entrant: string
  /** The last four digits of the memberNo. */
  readonly member: string
}

export function loggedDraw(record: DrawRecord, entrant: string, memberNo: string): LoggedDraw {
  const { id: _id, voucher: _voucher, ...fields } = record
  return { _id: `${record.eventId}-${entrant}-${record.n}`, entrant, member: memberNo.slice(-4), ...fields }
}

/** A line of the log. `unit`: the id of the unit that is held in the draw's name. */
export function lineOf(draw: LoggedDraw, unit: string | null): DrawLogLine {
  const { entrant, member, n, at, nonce, roll, prizeId } = draw
  return { entrant, member, n, at, nonce, roll, prizeId, unit }
}

/** The root before the first line (rule D-8). */
export function openLog(published: Published, sha256: Sha256): LogProgress {
  const { commitment, termsHash, amendments } = published
  const root = sha256(JSON.stringify([commitment, termsHash, amendments]))
  return { root, lines: 0, lastDrawId: '', done: false }
}

/** Takes the next lines into the root, in the order of the draws' ids. */
export function extendLog(
  log: LogProgress,
  lines: ReadonlyArray<{ readonly drawId: string; readonly line: DrawLogLine }>,
  sha256: Sha256,
): Omit<LogProgress, 'done'> {
  let root = log.root
  for (const { line } of lines) {
    const { entrant, member, n, at, nonce, roll, prizeId, unit } = line
    root = sha256(JSON.stringify([root, entrant, member, n, at, nonce, roll, prizeId, unit]))
  }
  return { root, lines: log.lines + lines.length, lastDrawId: lines.at(-1)?.drawId ?? log.lastDrawId }
}
