import type { StaffView, StoreView } from '../../../typings/contract'
import type { StaffMember } from './staff'
import type { Store } from './store'

export function staffView(staff: StaffMember, version: number): StaffView {
  const { staffId, name, storeId, role, limits, enrolledAt, dismissedAt } = staff
  const { awards, points } = limits
  return { staffId, name, storeId, role, dailyAwards: awards, dailyPoints: points, enrolledAt, dismissedAt, version }
}

export function storeView({ id, name, address }: Store, version: number): StoreView {
  return { id, name, address, version }
}
