import { bringBack, endReturn } from '../edge/bring-back'
import { logUse } from '../edge/log-use'
import { findOpenVouchers } from '../platform/vouchers'
import type { Turn } from './turn'

/** No call that changed a voucher is still running then: the platform ends a function after 60 seconds. */
const SETTLING_MS = 60_000

const VOUCHERS_A_RUN = 100

/** Finishes what was begun on a voucher by a call that was cut off: the points of a returned one (rule R-5), the act of a used
 *  one (rule V-4). Returns how many were finished. */
export async function settleVouchers(now: number, turn: Turn): Promise<number> {
  const open = await findOpenVouchers(now - SETTLING_MS, VOUCHERS_A_RUN)
  let settled = 0
  for (const voucher of turn.whileTime(open)) {
    if (voucher.state === 'used') await logUse(voucher)
    else {
      const requestId = `bring-back-${voucher._id}`
      const ordered = { caller: { openid: '', sources: [] }, action: 'bringBack', input: {}, requestId, now }
      const outcome = await bringBack(voucher, null, ordered)
      if (!outcome.ok && outcome.code === 'TRY_AGAIN') continue
      if (!outcome.ok) await endReturn(voucher)
    }
    settled++
  }
  return settled
}
