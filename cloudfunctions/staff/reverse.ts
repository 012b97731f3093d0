import type { StaffActions } from '../../typings/contract'
import { assert } from '../domain/assert'
import { reversalActId } from '../domain/receipts/book-receipt'
import { amountLeft, type Receipt, receiptId, reverse as reverseReceipt } from '../domain/receipts/receipt'
import type { Refusal } from '../domain/refusal'
import type { StaffMember } from '../domain/staff/staff'
import { byCaller, fingerprintOf } from '../edge/answered'
import { bookFor } from '../edge/book-receipt'
import { changeFound } from '../edge/change-member'
import { onDuty } from '../edge/on-duty'
import type { Ordered, Outcome } from '../edge/serve'
import { findAtCounter, findStaffAndOwnMember, receipts } from '../platform/counter'
import { backOff } from '../platform/time'

type Reversing = Ordered<{ receiptNo: string; amountFen: number }>

const ATTEMPTS = 5

/** One of a member who was erased has nothing to claw back from either. */
const NO_RECEIPT = { ok: false, code: 'NOT_FOUND', what: 'receipt' } as const

/**
 * Claws back what a refund undoes, by the receipt's number in the clerk's own store (rule A-5). The receipt is changed first
 * and the member after it: killed in between, the same request or the clock goes on from the receipt. Seven wire calls.
 * Refuses, in this order: who is not on duty, `NOT_FOUND`, the clerk's own receipt, `REQUEST_REUSED`, `ALREADY_DONE`.
 */
export async function reverse(asked: Reversing): Promise<Outcome<StaffActions['reverse']['data']>> {
  const ordered = byCaller(asked)
  const { caller, now } = ordered
  const { staff, ownMemberNo } = await findStaffAndOwnMember(caller.openid)
  const duty = onDuty(staff)
  if (!duty.ok) return duty
  const reversed = await changeReceipt(ordered, duty.staff, ownMemberNo)
  if (!reversed.ok) return reversed

  const { receipt, place } = reversed
  return changeFound(
    ordered,
    async () => {
      const found = await findAtCounter(caller.openid, receipt.memberNo ?? '')
      const still = onDuty(found.staff)
      return still.ok ? { ok: true as const, member: found.member } : still
    },
    async (member) => {
      const { change, acts } = await bookFor({ member, receipt, fresh: false, now })
      const booked = acts.find(({ _id }) => _id === reversalActId(receipt, place))
      const points = receipt.reversals[place]?.points
      assert(booked !== undefined && points !== undefined, `${receipt._id} was not booked`)
      const leftFen = amountLeft({ ...receipt, reversals: receipt.reversals.slice(0, place + 1) })
      return { ok: true, ...change, answer: { clawedBack: points, debt: Number(booked.after?.debt), leftFen } }
    },
  )
}

async function changeReceipt(
  ordered: Reversing,
  staff: StaffMember,
  ownMemberNo: string | null,
): Promise<{ readonly ok: true; readonly receipt: Receipt; readonly place: number } | Refusal> {
  const { input, now } = ordered
  const { staffId, name, storeId } = staff
  const request = ordered.requestId
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await receipts.get(receiptId(storeId, input.receiptNo))
    if (document === null || document.memberNo === null) return NO_RECEIPT
    if (document.memberNo === ownMemberNo) return { ok: false, code: 'NOT_ALLOWED', why: 'self' }

    const reversed = reverseReceipt(document, {
      amountFen: input.amountFen,
      at: now,
      request,
      fingerprint: fingerprintOf(ordered),
      by: { staffId, name, storeId },
    })
    if (!reversed.ok || reversed.receipt === document) return reversed
    const { _id, version } = document
    const { reversals } = reversed.receipt
    const change = { set: { reversals, version: version + 1, openSince: now } }
    if (await receipts.changeIf({ _id, version }, change)) return reversed
    await backOff(attempt)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}
