import type { BrandActions, Invitation, StaffView, StoreView } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { DEFAULT_LIMITS } from '../domain/staff/daily-limits'
import { INVITE_BYTES, INVITE_LIFE_MS, inviteCodeFrom, keptInvites } from '../domain/staff/invite'
import { dismissed, limited, type StaffMember } from '../domain/staff/staff'
import { staffView, storeView } from '../domain/staff/staff-view'
import type { Store } from '../domain/staff/store'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import { CHANGED } from '../edge/compare-and-set'
import type { ByOperator } from '../edge/operator'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import {
  findStaff,
  findStaffById,
  findStores,
  type StaffDocument,
  staffDocuments,
  stores as storeDocuments,
  storeKey,
} from '../platform/counter'
import { randomBytesOf, sha256 } from '../platform/ids'

/** One wire call. */
export async function stores(_: Asked<unknown>): Promise<Outcome<BrandActions['stores']['data']>> {
  return { ok: true, answer: { stores: (await findStores()).map((store) => storeView(store, store.version)) } }
}

/** Changes a store, or opens one when no id is given: its id follows from the request, so a repetition finds it. Refuses, in
 *  this order: `NOT_FOUND`, `LOCKED` when somebody changed it since the version that was read. */
export function saveStore(
  ordered: Ordered<BrandActions['saveStore']['input']> & ByOperator,
): Promise<Outcome<{ store: StoreView }>> {
  const { input, by, now, requestId } = ordered
  const id = input.id ?? `s${sha256(`${by.staffId}:${requestId}`).slice(0, 12)}`
  return changeBeside(
    ordered,
    storeDocuments,
    storeKey(id),
    (document): BesideDecision<Store, { store: StoreView }> => {
      if (document === null && input.id !== undefined) return { ok: false, code: 'NOT_FOUND', what: 'store' }
      const version = document?.version ?? 0
      if (document !== null && input.version !== undefined && input.version !== version) return CHANGED
      const before = document && { name: document.name, address: document.address }
      const after = { name: input.name, address: input.address ?? document?.address ?? '' }
      const act = actOf(by, {
        _id: `saveStore-${id}-${version}`,
        at: now,
        what: 'saveStore',
        before,
        after,
      })
      const state = { id, ...after, invites: document?.invites ?? [] }
      return { ok: true, state, acts: [{ ...act, storeId: id }], answer: { store: storeView(state, version + 1) } }
    },
  )
}

/** One wire call. */
export async function staff(_: Asked<unknown>): Promise<Outcome<BrandActions['staff']['data']>> {
  return { ok: true, answer: { staff: (await findStaff()).map((each) => staffView(each, each.version)) } }
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
export function dismiss(ordered: Ordered<{ staffId: string }> & ByOperator): Promise<Outcome<Shown>> {
  const { by, now } = ordered
  return changeStaff(ordered, (document) => {
    const decided = dismissed(document, now)
    if (!decided.ok) return decided
    const { staffId, name, invites } = decided.staff
    const facts = { staffId, name }
    const act = actOf(by, {
      _id: `dismiss-${staffId}-${invites.length}`,
      at: now,
      what: 'dismiss',
      before: { ...facts, dismissed: false },
      after: { ...facts, dismissed: true },
    })
    return shown(decided.staff, act, document)
  })
}

/** Sets somebody's daily limits anew (rule S-5), for the next award on. Refuses `LOCKED` when somebody changed them since the
 *  version that was read. Three wire calls. */
export function limitStaff(
  ordered: Ordered<BrandActions['limitStaff']['input']> & ByOperator,
): Promise<Outcome<Shown>> {
  const { input, by, now } = ordered
  return changeStaff(ordered, (document) => {
    if (document !== null && input.version !== undefined && input.version !== document.version) return CHANGED
    const decided = limited(document, { awards: input.dailyAwards, points: input.dailyPoints })
    if (!decided.ok) return decided
    const { staffId, name } = decided.staff
    const act = actOf(by, {
      _id: `limitStaff-${staffId}-${document?.version ?? 0}`,
      at: now,
      what: 'limitStaff',
      before: document && { staffId, name, dailyAwards: document.limits.awards, dailyPoints: document.limits.points },
      after: { staffId, name, dailyAwards: input.dailyAwards, dailyPoints: input.dailyPoints },
    })
    return shown(decided.staff, act, document)
  })
}

type Shown = { readonly staff: StaffView }

/** Changes somebody of the staff, who is named by the staffId. */
async function changeStaff(
  ordered: Ordered<{ staffId: string }>,
  decide: (document: StaffDocument | null) => BesideDecision<StaffMember, Shown>,
): Promise<Outcome<Shown>> {
  const found = await findStaffById(ordered.input.staffId)
  if (found === null) return { ok: false, code: 'NOT_FOUND', what: 'staff' }
  return changeBeside<StaffMember, Shown>(ordered, staffDocuments, found._id, decide)
}

function shown(
  staff: StaffMember,
  act: ReturnType<typeof actOf>,
  before: StaffDocument | null,
): BesideDecision<StaffMember, Shown> {
  const answer = { staff: staffView(staff, (before?.version ?? 0) + 1) }
  return { ok: true, state: staff, acts: [{ ...act, storeId: staff.storeId }], answer }
}
