import { voucherNoticeOf } from '../domain/vouchers/ending-notice'
import { dues, findDue } from '../platform/dues'
import { putNotices } from '../platform/messages'
import { findVouchersById } from '../platform/vouchers'

const DUES_A_RUN = 200

/** Tells members of vouchers that are about to end unused (rule V-5). As with prizes, a notice has its due's id and the due
 *  goes last. Returns how many were told. */
export async function noticeVouchers(now: number): Promise<number> {
  const due = await findDue('voucherEnding', now, DUES_A_RUN)
  if (due.length === 0) return 0
  const found = await findVouchersById(due.map(({ voucherId }) => voucherId))
  const vouchers = new Map(found.map((voucher) => [voucher._id, voucher]))
  const told = due.flatMap((each) => {
    const voucher = vouchers.get(each.voucherId)
    return (voucher && voucherNoticeOf(each, voucher, now)) ?? []
  })
  await putNotices(told)
  await dues.removeAll(due.map(({ _id }) => _id))
  return told.length
}
