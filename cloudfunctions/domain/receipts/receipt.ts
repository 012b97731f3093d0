import type { Actor } from '../audit-log/act'
import type { EntryReason } from '../points/account'
import type { Refusal } from '../refusal'
import { type Multiplier, pointsFor } from './award-rules'

/**
 * What was decided at the counter about one receipt. Its document is written before the member's is changed, and holds all
 * that the change needs: whoever comes later, the same request or the clock, brings it to her account once (rule A-4).
 */
export interface Receipt {
  /** The store and its receipt number: a receipt has one document (rule A-2). */
  readonly _id: string
  readonly receiptNo: string
  /** Null once the member was erased. */
  readonly memberNo: string | null
  readonly amountFen: number
  readonly multiplier: Multiplier
  readonly points: number
  readonly at: number
  readonly by: Actor
  readonly request: string
  readonly fingerprint: string
  /** Oldest first. */
  readonly reversals: readonly Reversal[]
}

/** A part of the amount that was paid back. */
export interface Reversal {
  readonly amountFen: number
  /** Points to claw back. */
  readonly points: number
  readonly at: number
  readonly by: Actor
  readonly request: string
  readonly fingerprint: string
}

/** The reasons of entries that a receipt leads to; each one's `ref` is the receipt's id. */
export const receiptReasons: readonly EntryReason[] = ['purchase', 'refund']

export const receiptId = (storeId: string, receiptNo: string): string => `${storeId}:${receiptNo}`

/** Who asks, so that the same request is known again. */
export interface Requested {
  readonly request: string
  readonly fingerprint: string
}

export type Reversed = { readonly ok: true; readonly receipt: Receipt; readonly place: number } | Refusal

/**
 * Pays back a part of a receipt's amount (rule A-5). What is clawed back leaves the member with what the rest would have
 * earned by itself, so parts in any order come to the whole award. A repeated request finds its own reversal.
 * Refuses, in this order: `REQUEST_REUSED`, `ALREADY_DONE` with what is left, when less than `amountFen` is.
 */
export function reverse(receipt: Receipt, { amountFen, by, at, ...requested }: Omit<Reversal, 'points'>): Reversed {
  const known = receipt.reversals.findIndex(({ request }) => request === requested.request)
  if (known >= 0) {
    const same = receipt.reversals[known]?.fingerprint === requested.fingerprint
    return same ? { ok: true, receipt, place: known } : { ok: false, code: 'REQUEST_REUSED' }
  }
  const leftFen = amountLeft(receipt)
  if (amountFen > leftFen) return { ok: false, code: 'ALREADY_DONE', done: 'reverse', leftFen }

  const points = pointsFor(leftFen, receipt.multiplier) - pointsFor(leftFen - amountFen, receipt.multiplier)
  const reversals = [...receipt.reversals, { amountFen, points, at, by, ...requested }]
  return { ok: true, receipt: { ...receipt, reversals }, place: receipt.reversals.length }
}

/** What of the amount was not paid back. */
export function amountLeft({ amountFen, reversals }: Receipt): number {
  return reversals.reduce((left, reversal) => left - reversal.amountFen, amountFen)
}
