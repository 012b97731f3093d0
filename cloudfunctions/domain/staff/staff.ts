import type { StaffRole } from '../../../typings/contract'
import type { Actor } from '../audit-log/act'
import type { Refusal } from '../refusal'
import type { DailyLimits } from './daily-limits'

/** Somebody who works for the brand, in one store (rule S-1). */
export interface StaffMember extends Actor {
  readonly storeId: string
  readonly role: StaffRole
  readonly limits: DailyLimits
  /** When the invite was used (epoch ms). */
  readonly enrolledAt: number
  readonly dismissedAt: number | null
  /** The codes by which this person was taken on, oldest first. */
  readonly invites: readonly string[]
  /** Signs this clerk's sessions. No reply holds it. */
  readonly sessionKey: string
}

/** Whether this person works here at present (rule S-3). */
export function isOnDuty(staff: StaffMember | null): staff is StaffMember {
  return staff !== null && staff.dismissedAt === null
}

/** Gives somebody who works here other daily limits (rule S-5). Refuses, in this order: `NOT_FOUND`, `ALREADY_DONE` for who
 *  is dismissed. */
export function limited(
  staff: StaffMember | null,
  limits: DailyLimits,
): { readonly ok: true; readonly staff: StaffMember } | Refusal {
  if (staff === null) return { ok: false, code: 'NOT_FOUND', what: 'staff' }
  if (staff.dismissedAt !== null) return { ok: false, code: 'ALREADY_DONE', done: 'dismiss' }
  return { ok: true, staff: { ...staff, limits } }
}

/** Sends somebody away from `now` on (rule S-3). Refuses, in this order: `NOT_FOUND`, `ALREADY_DONE`. */
export function dismissed(
  staff: StaffMember | null,
  now: number,
): { readonly ok: true; readonly staff: StaffMember } | Refusal {
  if (staff === null) return { ok: false, code: 'NOT_FOUND', what: 'staff' }
  if (staff.dismissedAt !== null) return { ok: false, code: 'ALREADY_DONE', done: 'dismiss' }
  return { ok: true, staff: { ...staff, dismissedAt: now } }
}
