import { assert } from '../assert'
import type { Sha256 } from '../points/chain'

/** HMAC-SHA-256 of a text under a text, both UTF-8, lower-case hexadecimal. Handed in, as `Sha256` is. */
export type HmacSha256 = (key: string, message: string) => string

export interface Roll {
  readonly seed: string
  readonly eventId: string
  readonly entrant: string
  readonly n: number
  readonly nonce: string
}

/** The first 52 of the 256 bits. */
const DIGITS = 13
const RANGE = 2 ** 52

/**
 * The number in [0,1) that decides a draw (rule D-5): the first 52 bits of the HMAC over 2^52. Every such number is a
 * double exactly, and all are equally likely, so a range of p wins with p to within 2^-52: nothing is rejected, rounded or
 * taken modulo, and any language with doubles computes the same.
 */
export function rollOf({ seed, eventId, entrant, n, nonce }: Roll, hmac: HmacSha256): number {
  const digest = hmac(seed, JSON.stringify([eventId, entrant, n, nonce]))
  assert(/^[0-9a-f]{64}$/.test(digest), `digest ${digest}`)
  return Number.parseInt(digest.slice(0, DIGITS), 16) / RANGE
}

/** The name under which an account draws in one event (rule D-4): says nothing of the person, nor of her other events. */
export function entrantOf(eventId: string, accountId: string, sha256: Sha256): string {
  return sha256(JSON.stringify([eventId, accountId])).slice(0, 32)
}

export function commitmentOf(seed: string, sha256: Sha256): string {
  assert(/^[0-9a-f]{64}$/.test(seed), 'a seed is 64 hexadecimal characters')
  return sha256(seed)
}
