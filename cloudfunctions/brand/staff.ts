import type { BrandActions, Invitation, StaffView, StoreView } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { DEFAULT_LIMITS } from '../domain/staff/daily-limits'
import { INVITE_BYTES, INVITE_LIFE_MS, inviteCodeFrom, keptInvites } from '../domain/staff/invite'
import { dismissed, type StaffMember } from '../domain/staff/staff'
import { staffView, storeView } from '../domain/staff/staff-view'
import type { Store } from '../domain/staff/store'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import type { ByOperator } from '../edge/operator'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import {
  findStaff,
  findStaffById,
  findStores,
  staffDocuments,
  stores as storeDocuments,
  storeKey,
} from '../platform/counter'
import { randomBytesOf, sha256 } from '../platform/ids'

/** One wire call. */
export async function stores(_: Asked<unknown>): Promise<Outcome<BrandActions['stores']['data']>> {
  return { ok: true, answer: { stores: (await findStores()).map(storeView) } }
}

/** Changes a store, or opens one when no id is given: its id follows from the request, so a repetition finds it. */
export function saveStore(
  ordered: Ordered<{ id?: string; name: string; address?: string }> & ByOperator,
): Promise<Outcome<{ store: StoreView }>> {
  const { input, by, now, requestId } = ordered
  const id = input.id ?? `s${sha256(`${by.staffId}:${requestId}`).slice(0, 12)}`
  return changeBeside(
    ordered,
    storeDocuments,
    storeKey(id),
    (document): BesideDecision<Store, { store: StoreView }> => {
      if (document === null && input.id !== undefined) return { ok: false, code: 'NOT_FOUND', what: 'store' }
      const before = document && { name: document.name, address: document.address }
      const after = { name: input.name, address: input.address ?? document?.address ?? '' }
      const act = actOf(by, {
        _id: `saveStore-${id}-${document?.version ?? 0}`,
        at: now,
        what: 'saveStore',
        before,
        after,
      })
      const state = { id, ...after, invites: document?.invites ?? [] }
      return { ok: true, state, acts: [{ ...act, storeId: id }], answer: { store: storeView(state) } }
    },
  )
}

/** One wire call. */
export async function staff(_: Asked<unknown>): Promise<Outcome<BrandActions['staff']['data']>> {
  return { ok: true, answer: { staff: (await findStaff()).map(staffView) } }
}

/** Makes an invite to work in a store (rule S-2). */
export function inviteStaff(
  ordered: Ordered<Invitation> & ByOperator,
): Promise<Outcome<BrandActions['inviteStaff']['data']>> {
  const { input, by, now } = ordered
  const { storeId, role, name = '店员' } = input
  const limits = {
    awards: input.dailyAwards ?? DEFAULT_LIMITS.awards,
    points: input.dailyPoints ?? DEFAULT_LIMITS.points,
  }
  const expiresAt = now + INVITE_LIFE_MS
  return changeBeside(
    ordered,
    storeDocuments,
    storeKey(storeId),
    (document): BesideDecision<Store, BrandActions['inviteStaff']['data']> => {
      if (document === null) return { ok: false, code: 'NOT_FOUND', what: 'store' }
      const code = inviteCodeFrom(randomBytesOf(INVITE_BYTES))
      const invites = [...keptInvites(document.invites, now), { code, name, role, limits, expiresAt, used: null }]
      const after = { name, role, dailyAwards: limits.awards, dailyPoints: limits.points }
      const act = actOf(by, { _id: `invite-${storeId}-${document.version}`, at: now, what: 'invite', after })
      const answer = { invite: code, expiresAt }
      return { ok: true, state: { ...document, invites }, acts: [{ ...act, storeId }], answer }
    },
  )
}

/** Sends somebody of the staff away (rule S-3). Three wire calls. */
export async function dismiss(
  ordered: Ordered<{ staffId: string }> & ByOperator,
): Promise<Outcome<{ staff: StaffView }>> {
  const { input, by, now } = ordered
  const found = await findStaffById(input.staffId)
  if (found === null) return { ok: false, code: 'NOT_FOUND', what: 'staff' }
  return changeBeside(
    ordered,
    staffDocuments,
    found._id,
    (document): BesideDecision<StaffMember, { staff: StaffView }> => {
      const decided = dismissed(document, now)
      if (!decided.ok) return decided
      const { staffId, storeId, name, invites } = decided.staff
      const facts = { staffId, name }
      const act = actOf(by, {
        _id: `dismiss-${staffId}-${invites.length}`,
        at: now,
        what: 'dismiss',
        before: { ...facts, dismissed: false },
        after: { ...facts, dismissed: true },
      })
      return {
        ok: true,
        state: decided.staff,
        acts: [{ ...act, storeId }],
        answer: { staff: staffView(decided.staff) },
      }
    },
  )
}
