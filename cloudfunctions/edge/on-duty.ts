import type { Refusal } from '../domain/refusal'
import { isOnDuty, type StaffMember } from '../domain/staff/staff'

export const NOT_STAFF = { ok: false, code: 'NOT_ALLOWED', why: 'notStaff' } as const

/** Whoever works here at present (rule S-3); everybody else is refused, on every call. */
export function onDuty<Staff extends StaffMember>(staff: Staff | null): { ok: true; staff: Staff } | Refusal {
  return isOnDuty(staff) ? { ok: true, staff } : NOT_STAFF
}
