import type { BrandPlanActions } from '../../../typings/contract'
import type { Asked, Outcome } from '../../edge/serve'
import { findStuckRefunds } from '../../platform/membership'

/** An operator sees to the longest stuck first; what is behind them shows when those have gone. */
const MOST = 100

/** Refunds that do not go back by themselves (rule M-9). One wire call. */
export async function refunds(_asked: Asked<unknown>): Promise<Outcome<BrandPlanActions['refunds']['data']>> {
  const stuck = await findStuckRefunds(MOST)
  const shown = stuck.map(({ _id, plan, refundFen = 0, refundFailedAt = 0, refundFault = '' }) => {
    return { orderId: _id, name: plan.name, refundFen, since: refundFailedAt, reason: refundFault }
  })
  return { ok: true, answer: { refunds: shown } }
}
