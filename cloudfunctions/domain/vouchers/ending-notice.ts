import { addDays, type Day, dayOf, startOfDay } from '../time/day'
import type { Voucher } from './voucher'

/** Days before a voucher's last day that its member is told, and the hour of that day (rule V-5). */
const NOTICE_DAYS = 3
const NOTICE_HOUR_MS = 10 * 60 * 60 * 1000

export interface VoucherDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'voucherEnding'
  readonly accountId: string
  readonly voucherId: string
}

/** That a voucher is about to end unused. */
export interface VoucherNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'voucherEnding'
  readonly accountId: string
  readonly voucherId: string
  readonly name: string
  /** The last day on which it can be used. */
  readonly lastDay: Day
}

/** What a voucher makes due when it is issued; null when it cannot be used, or its end is too near for a notice. */
export function voucherDueOf({ _id, state, accountId, issuedAt, endsAt, contact }: Voucher): VoucherDue | null {
  const at = startOfDay(addDays(dayOf(endsAt - 1), -NOTICE_DAYS)) + NOTICE_HOUR_MS
  // What is sent to her ends without her doing.
  if (state !== 'issued' || contact !== null || at <= issuedAt) return null
  return { _id, at, kind: 'voucherEnding', accountId, voucherId: _id }
}

/** What a due voucher comes to at `now`: nothing when it was used, returned, or has ended. */
export function voucherNoticeOf(due: VoucherDue, { state, name, endsAt }: Voucher, now: number): VoucherNotice | null {
  if (state !== 'issued' || now >= endsAt) return null
  const { _id, kind, accountId, voucherId } = due
  return { _id, at: now, kind, accountId, voucherId, name, lastDay: dayOf(endsAt - 1) }
}
