import type { StaffView } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { type Invite, plainInviteCode, useInvite } from '../domain/staff/invite'
import { isOnDuty, type StaffMember } from '../domain/staff/staff'
import { staffView } from '../domain/staff/staff-view'
import { byCaller } from '../edge/answered'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import { NOT_STAFF } from '../edge/on-duty'
import type { Ordered, Outcome } from '../edge/serve'
import { findStoreOfInvite, staffDocuments, staffKey, stores } from '../platform/counter'
import { randomId, randomSeed } from '../platform/ids'

/** Takes the caller on by an invite (rule S-2): the invite is used up first, then the place is taken. Killed in between,
 *  the same person goes on by typing the code again; nobody else can. Seven wire calls. */
export async function enrol(ordered: Ordered<{ invite: string }>): Promise<Outcome<{ staff: StaffView }>> {
  const { caller, input, now } = ordered
  const code = plainInviteCode(input.invite)
  const by = staffKey(caller.openid)
  const store = await findStoreOfInvite(code)
  if (store === null) return { ok: false, code: 'NOT_FOUND', what: 'invite' }
  const staff = await staffDocuments.get(by)

  const { requestId } = byCaller(ordered)
  const repeated = staff?.answered.some(({ id }) => id === requestId)
  if (repeated && !isOnDuty(staff)) return NOT_STAFF
  if (!repeated) {
    const used = await changeBeside(ordered, stores, store._id, (document): BesideDecision<typeof store, null> => {
      if (document === null) return { ok: false, code: 'NOT_FOUND', what: 'store' }
      const using = useInvite({ invite: inviteOf(document.invites, code), by, staff, now })
      if (!using.ok) return using
      const invites = document.invites.map((each) => (each.code === code ? using.invite : each))
      return { ok: true, state: { ...document, invites }, acts: [], answer: null }
    })
    if (!used.ok) return used
  }
  return takePlace(ordered, { storeId: store.id, by, code })
}

const inviteOf = (invites: readonly Invite[], code: string) => invites.find((invite) => invite.code === code)

interface Place {
  readonly storeId: string
  readonly by: string
  readonly code: string
}

async function takePlace(ordered: Ordered<unknown>, { storeId, by, code }: Place) {
  const store = await findStoreOfInvite(code)
  const invite = store === null ? undefined : inviteOf(store.invites, code)
  return changeBeside(ordered, staffDocuments, by, (document): BesideDecision<StaffMember, { staff: StaffView }> => {
    const using = useInvite({ invite, by, staff: document, now: ordered.now })
    if (!using.ok) return using
    const enrolledAt = using.invite.used?.at ?? ordered.now
    const { name, role, limits } = using.invite
    const staffId = document?.staffId ?? randomId()
    const invites = [...(document?.invites ?? []), code]
    const state: StaffMember = {
      staffId,
      name,
      storeId,
      role,
      limits,
      enrolledAt,
      invites,
      dismissedAt: null,
      sessionKey: randomSeed(),
    }
    const after = { storeId, role, dailyAwards: limits.awards, dailyPoints: limits.points }
    const act = actOf(state, { _id: `enrol-${staffId}-${invites.length}`, at: enrolledAt, what: 'enrol', after })
    return { ok: true, state, acts: [act], answer: { staff: staffView(state, (document?.version ?? 0) + 1) } }
  })
}
