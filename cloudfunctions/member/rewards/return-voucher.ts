import type { RewardActions } from '../../../typings/contract'
import type { Refusal } from '../../domain/refusal'
import type { Voucher } from '../../domain/vouchers/voucher'
import { answerTo } from '../../edge/answered'
import { bringBack } from '../../edge/bring-back'
import type { Ordered, Outcome } from '../../edge/serve'
import { findMemberAndRules, type MemberDocument } from '../../platform/members'
import { findVoucherOf, vouchers } from '../../platform/vouchers'

type Returning = Ordered<{ voucherId: string }>

/** Gives an unused voucher back for its points (rule R-5). The voucher's state decides, before her account is changed: cut off
 *  in between, the same request or the clock goes on from there. Nine wire calls.
 *  Refuses, in this order: `NOT_FOUND`, `NOT_OPEN` for one that was not redeemed for points or has ended, `ALREADY_DONE`. */
export async function returnVoucher(ordered: Returning): Promise<Outcome<RewardActions['returnVoucher']['data']>> {
  const { member } = await findMemberAndRules(ordered.caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const repeated = answerTo<RewardActions['returnVoucher']['data']>(member, ordered)
  if (repeated !== null) return repeated
  const returned = await markReturned(member, ordered)
  return returned.ok ? bringBack(returned.voucher, ordered.caller.openid, ordered) : returned
}

async function markReturned(
  member: MemberDocument,
  { input, now, requestId }: Returning,
): Promise<{ readonly ok: true; readonly voucher: Voucher } | Refusal> {
  const voucher = await findVoucherOf(member, input.voucherId)
  if (voucher === null) return { ok: false, code: 'NOT_FOUND', what: 'voucher' }
  if (voucher.origin.from !== 'reward') return { ok: false, code: 'NOT_OPEN', what: 'return' }
  if (voucher.state === 'returned' && voucher.returned?.request === requestId) return { ok: true, voucher }
  if (voucher.state !== 'issued') return { ok: false, code: 'ALREADY_DONE', done: 'returnVoucher' }
  if (now >= voucher.endsAt) return { ok: false, code: 'NOT_OPEN', what: 'return' }

  const change = { state: 'returned', returned: { at: now, request: requestId }, openSince: now } as const
  const isReturned = await vouchers.changeIf({ _id: voucher._id, state: 'issued' }, { set: change })
  // Somebody was first: the counter, or the same request delivered twice.
  return isReturned ? { ok: true, voucher: { ...voucher, ...change } } : { ok: false, code: 'TRY_AGAIN' }
}
