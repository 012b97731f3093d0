import { issueMonthlyItem } from '../domain/membership/monthly-item'
import { VOUCHER_CODE_BYTES, voucherCodeFrom } from '../domain/vouchers/code'
import { changeOwner } from '../edge/change-member'
import { dues, findDue } from '../platform/dues'
import { randomBytesOf, sha256 } from '../platform/ids'
import type { Turn } from './turn'

const ITEMS_A_RUN = 100

/** Issues the monthly items of paid memberships as vouchers (rule M-5). The due goes last, and an item is issued once however
 *  often its due is looked at. Returns how many were looked at. */
export async function issueMonthlyItems(now: number, turn: Turn): Promise<number> {
  const due = await findDue('monthlyItem', now, ITEMS_A_RUN)
  for (const each of turn.whileTime(due)) {
    const voucherId = sha256(each._id).slice(0, 24)
    const code = voucherCodeFrom(randomBytesOf(VOUCHER_CODE_BYTES))
    const outcome = await changeOwner(
      { accountId: each.accountId, action: 'monthlyItem', requestId: each._id, now },
      (member) => issueMonthlyItem({ member, due: each, voucherId, code, now }),
    )
    // Who is gone has no due left; one whose document was too busy is looked at again in a minute.
    if (outcome.ok || outcome.code !== 'TRY_AGAIN') await dues.removeAll([each._id])
  }
  return turn.begun
}
