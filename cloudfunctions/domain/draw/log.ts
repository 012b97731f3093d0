import type { DrawLogLine } from '../../../typings/contract'
import type { Sha256 } from '../points/chain'
import type { DrawRecord } from './draw'
import type { LogProgress, Published } from './event'

/** `draws`: one document a draw, as anybody may see it once the event is revealed. */
export interface LoggedDraw extends Omit<DrawRecord, 'id' | 'voucher'> {
  /** `event-entrant-n`: the order of the log. */
  readonly _id: string
  readonly entrant: string
  /** Whose draw it is; no line shows it. */
  readonly accountId: string
  /** The last four digits of the memberNo. */
  readonly member: string
}

export function loggedDraw(record: DrawRecord, { entrant, accountId, memberNo }: Drawer): LoggedDraw {
  const { id: _id, voucher: _voucher, ...fields } = record
  return { _id: loggedIdOf({ ...record, entrant }), entrant, accountId, member: memberNo.slice(-4), ...fields }
}

interface Drawer {
  readonly entrant: string
  readonly accountId: string
  readonly memberNo: string
}

/** Also the name under which a draw's unit is held (rule D-7). */
export function loggedIdOf({ eventId, entrant, n }: Pick<LoggedDraw, 'eventId' | 'entrant' | 'n'>): string {
  return `${eventId}-${entrant}-${n}`
}

/** A line of the log. `unit`: the id of the unit that is held in the draw's name. */
export function lineOf(draw: LoggedDraw, unit: string | null): DrawLogLine {
  const { entrant, member, n, at, nonce, roll, landedOn } = draw
  return { entrant, member, n, at, nonce, roll, prizeId: unit === null ? null : landedOn, unit }
}

/** The root before the first line (rule D-8). */
export function openLog(published: Published, sha256: Sha256): LogProgress {
  const { commitment, termsHash } = published
  const amendments = published.amendments.map(({ at, kind, prizeId = '', from, to }) => [at, kind, prizeId, from, to])
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
