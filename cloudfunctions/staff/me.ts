import type { StaffActions } from '../../typings/contract'
import { staffView } from '../domain/staff/staff-view'
import { dayOf } from '../domain/time/day'
import { onDuty } from '../edge/on-duty'
import type { Asked, Outcome } from '../edge/serve'
import { findTally, staffDocuments, staffKey, storeKey, stores } from '../platform/counter'

/** Three wire calls. */
export async function me({ caller, now }: Asked<unknown>): Promise<Outcome<StaffActions['me']['data']>> {
  const duty = onDuty(await staffDocuments.get(staffKey(caller.openid)))
  if (!duty.ok) return duty
  const { staff } = duty
  const store = await stores.get(storeKey(staff.storeId))
  const today = await findTally(staff.staffId, dayOf(now))
  return { ok: true, answer: { staff: staffView(staff, staff.version), storeName: store?.name ?? '', today } }
}
