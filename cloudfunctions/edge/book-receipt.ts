import type { Act } from '../domain/audit-log/act'
import type { MemberState } from '../domain/member/member'
import type { Entry } from '../domain/points/account'
import { actIdsOf, awardActId, bookReceipt } from '../domain/receipts/book-receipt'
import { type Receipt, receiptReasons } from '../domain/receipts/receipt'
import { findActs } from '../platform/counter'
import { entriesIn, findEntries } from '../platform/ledger'
import type { MemberDocument } from '../platform/members'

interface Booking {
  readonly member: MemberDocument
  readonly receipt: Receipt
  /** True when the receipt was written in this very call: then nothing about it can be there, and nothing is read. */
  readonly fresh: boolean
  readonly now: number
}

/** A receipt has a handful of reversals at most: each takes a fen or more and a person. */
const MOST_ENTRIES = 1000

/** Brings a receipt to its member (rule A-4); `acts` are all of the receipt's, those from before included. No wire call for
 *  a fresh one, else one for the acts and one for the entries that a reversal needs. */
export async function bookFor({ member, receipt, fresh, now }: Booking): Promise<{
  readonly change: { readonly member: MemberState; readonly entries: readonly Entry[]; readonly acts: readonly Act[] }
  readonly acts: readonly Act[]
}> {
  const acts = fresh ? [] : await actsOf(member, receipt)
  const about = receipt.reversals.length === 0 ? [] : await entriesAbout(member, receipt)
  const done = isAwarded(receipt, about) ? acts : acts.filter(({ _id }) => _id !== awardActId(receipt))
  const change = bookReceipt({ member, receipt, about, done, now })
  return { change, acts: [...done, ...change.acts] }
}

/** An award that was booked after the member was read has its act, and no entry that is known of her: it is booked on what was
 *  read, as everything is here. The write finds that she has changed, and all of it is read again. */
function isAwarded({ points, reversals }: Receipt, about: readonly Entry[]): boolean {
  return points === 0 || reversals.length === 0 || about.some(({ reason }) => reason === 'purchase')
}

async function actsOf(member: MemberDocument, receipt: Receipt): Promise<readonly Act[]> {
  const ids = actIdsOf(receipt)
  const waiting = member.outbox.flatMap((item) => (item.to === 'acts' ? [item.document] : []))
  return [...(await findActs(ids)), ...waiting.filter(({ _id }) => ids.includes(_id))]
}

/** As the member was read: what somebody booked since stands in entries that her account has not counted yet. */
async function entriesAbout(member: MemberDocument, { _id }: Receipt): Promise<Entry[]> {
  const accountId = member.points.id
  const wanted = { accountId, reasons: receiptReasons, fromRef: _id, toRef: _id, limit: MOST_ENTRIES }
  const waiting = entriesIn(member.outbox).filter(({ reason, ref }) => ref === _id && receiptReasons.includes(reason))
  const counted = (await findEntries(wanted)).filter(({ number }) => number < member.points.entryCount)
  const entries = [...counted, ...waiting]
  return [...new Map(entries.map((entry) => [entry._id, entry])).values()]
}
