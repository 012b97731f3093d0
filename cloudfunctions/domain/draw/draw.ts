import type { Drawn, DrawnPrize, DrawProof, MyDraw, UnclaimedPrize, Voucher } from '../../../typings/contract'
import { assert } from '../assert'
import type { DayEvent, Published } from './event'
import { landOn, tableOf } from './odds'
import { type HmacSha256, type Roll, rollOf } from './roll'

/** What became of a draw. `pending`: it landed on a prize and its unit has not been asked for yet, or the answer is not
 *  written down; the unit's own document says whether it won (rule D-7). */
export type DrawOutcome = 'nothing' | 'pending' | 'won' | 'soldOut'

/** A draw as it stands in the member's own document. */
export interface DrawRecord {
  /** `event-n`. */
  readonly id: string
  readonly eventId: string
  readonly n: number
  readonly at: number
  readonly nonce: string
  readonly roll: number
  /** The prize that the roll landed on. */
  readonly landedOn: string | null
  /** What one unit of it is worth; 0 when it landed on none. */
  readonly valueFen: number
  readonly outcome: DrawOutcome
  readonly voucher: Voucher | null
}

/** The draw that a roll makes at `now` (rules D-5 and D-6). */
export function rollDraw(roll: Roll, { terms }: Pick<Published, 'terms'>, now: number, hmac: HmacSha256): DrawRecord {
  const { eventId, n, nonce } = roll
  const rolled = rollOf(roll, hmac)
  const landedOn = landOn(tableOf(terms.prizes), rolled)
  const outcome = landedOn === null ? 'nothing' : 'pending'
  const valueFen = terms.prizes.find(({ id }) => id === landedOn)?.valueFen ?? 0
  return { id: drawIdOf(roll), eventId, n, at: now, nonce, roll: rolled, landedOn, valueFen, outcome, voucher: null }
}

export function drawIdOf({ eventId, n }: Pick<DrawRecord, 'eventId' | 'n'>): string {
  return `${eventId}-${n}`
}

/** A draw as its member sees it: what it won, and all that proves it. */
export function drawnOf(record: DrawRecord, published: Published, entrant: string): Omit<Drawn, 'chances'> {
  const { eventId, n, nonce, roll, landedOn, outcome } = record
  assert(outcome !== 'pending', `draw ${record.id} is not settled`)
  const proof: DrawProof = {
    eventId,
    entrant,
    n,
    nonce,
    roll,
    commitment: published.commitment,
    table: tableOf(published.terms.prizes),
  }
  const landed = prizeNamed(published, landedOn)
  if (landed === null || outcome === 'nothing') return { n, prize: null, proof }
  return outcome === 'won' ? { n, prize: landed, proof } : { n, prize: null, soldOut: landed, proof }
}

/** As `drawnOf`, with how the prize stands at `now` (rule D-10). */
export function myDrawOf(record: DrawRecord, published: Published, entrant: string, now: number): MyDraw {
  const drawn = { ...drawnOf(record, published, entrant), at: record.at }
  if (record.outcome !== 'won') return drawn
  const { claimBy } = published.current
  if (record.voucher !== null) return { ...drawn, claim: { state: 'claimed', claimBy, voucher: record.voucher } }
  return { ...drawn, claim: { state: now < claimBy ? 'open' : 'ended', claimBy } }
}

/** Won, and without a voucher: what can still be claimed, or could have been. */
export const isUnclaimed = ({ outcome, voucher }: DrawRecord): boolean => outcome === 'won' && voucher === null

/** What can still be claimed of these events at `now`, the one that ends first at the top (rule D-10). */
export function unclaimedPrizes(
  draws: readonly DrawRecord[],
  events: readonly DayEvent[],
  now: number,
): UnclaimedPrize[] {
  return draws
    .filter(isUnclaimed)
    .flatMap(({ eventId, n, landedOn }) => {
      const published = events.find(({ id }) => id === eventId)?.published ?? null
      const prize = published && prizeNamed(published, landedOn)
      if (published === null || prize === null) return []
      const { name: eventName, claimBy } = published.current
      return now < claimBy ? [{ eventId, eventName, n, prize, claimBy }] : []
    })
    .sort((a, b) => a.claimBy - b.claimBy)
}

function prizeNamed({ current }: Published, prizeId: string | null): DrawnPrize | null {
  const prize = current.prizes.find(({ id }) => id === prizeId)
  return prize === undefined ? null : { id: prize.id, name: prize.name }
}
