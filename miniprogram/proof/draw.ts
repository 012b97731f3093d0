import { sha256 } from 'js-sha256'
import type { OddsRange, Prize } from '../../typings/contract'

/**
 * Recomputes a draw on the phone, step by step, once the seed is known.
 *
 * `sha256(seed)` is the commitment that was published before the event opened. The table follows from the odds: half-open
 * ranges in the order of the prizes, in whole millionths. The roll is the first 13 hexadecimal digits of HMAC-SHA-256 under
 * the seed, of the UTF-8 text that `JSON.stringify` makes of `[eventId, entrant, n, nonce]`, over 2^52. The row with
 * `from <= roll < to` is what it landed on; no row is no prize.
 */
export interface DrawClaim {
  readonly eventId: string
  readonly entrant: string
  readonly n: number
  readonly nonce: string
  readonly roll: number
  /** The prize that is said to have been won; null for none. */
  readonly prizeId: string | null
  /** The prize that is said to have been landed on with no unit of it left. Absent in a line of the log, which does not
   *  name it: there, no prize holds wherever the roll landed, and the log as a whole shows that no unit was left. */
  readonly soldOutId?: string | null
}

export interface PublishedEvent {
  readonly seed: string
  readonly commitment: string
  readonly prizes: ReadonlyArray<Pick<Prize, 'id' | 'odds'>>
  readonly table: readonly OddsRange[]
}

export interface DrawCheck {
  readonly seedHash: string
  readonly message: string
  readonly digest: string
  readonly roll: number
  /** The row that the recomputed roll fell into; null for no prize. */
  readonly landed: OddsRange | null
  readonly holds: {
    readonly commitment: boolean
    readonly table: boolean
    readonly roll: boolean
    readonly prize: boolean
  }
}

const MILLION = 1_000_000
const DIGITS = 13
const RANGE = 2 ** 52

export function checkDraw({ seed, commitment, prizes, table }: PublishedEvent, claim: DrawClaim): DrawCheck {
  const seedHash = sha256(seed)
  const message = JSON.stringify([claim.eventId, claim.entrant, claim.n, claim.nonce])
  const digest = sha256.hmac(seed, message)
  const roll = Number.parseInt(digest.slice(0, DIGITS), 16) / RANGE
  const rows = tableOf(prizes)
  const landed = rows.find(({ from, to }) => from <= roll && roll < to) ?? null
  return {
    seedHash,
    message,
    digest,
    roll,
    landed,
    holds: {
      commitment: seedHash === commitment,
      table: isSameTable(rows, table),
      roll: roll === claim.roll,
      prize: isPrizeOf(landed?.prizeId ?? null, claim),
    },
  }
}

export function isProven({ holds }: DrawCheck): boolean {
  return holds.commitment && holds.table && holds.roll && holds.prize
}

function isPrizeOf(landedId: string | null, { prizeId, soldOutId }: DrawClaim): boolean {
  if (prizeId !== null) return prizeId === landedId
  return soldOutId === undefined || soldOutId === landedId
}

function tableOf(prizes: PublishedEvent['prizes']): OddsRange[] {
  let end = 0
  return prizes.map(({ id, odds }) => {
    const from = end
    end += Math.round(odds * MILLION)
    return { prizeId: id, from: from / MILLION, to: end / MILLION }
  })
}

function isSameTable(rows: readonly OddsRange[], table: readonly OddsRange[]): boolean {
  return (
    rows.length === table.length &&
    rows.every(({ prizeId, from, to }, index) => {
      const row = table[index]
      return row?.prizeId === prizeId && row.from === from && row.to === to
    })
  )
}
