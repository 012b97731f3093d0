import type { IdentifiedMember, StaffActions } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { checkCode, readCode } from '../domain/member-code/member-code'
import { openSession, SESSION_LIFE_MS } from '../domain/member-code/session'
import { livePoints } from '../domain/points/account'
import { factorOf, multiplierFor, tierOf } from '../domain/receipts/award-rules'
import type { StaffMember } from '../domain/staff/staff'
import { dayOf } from '../domain/time/day'
import { shownVoucher } from '../domain/vouchers/voucher'
import { onDuty } from '../edge/on-duty'
import type { Asked, Outcome } from '../edge/serve'
import { acts, findAtCounter, findTally } from '../platform/counter'
import { hmacSha256, sha256 } from '../platform/ids'
import type { MemberDocument } from '../platform/members'
import { findUsableVouchers, vouchersIn } from '../platform/vouchers'

/**
 * Opens a session for the member whose code was scanned, and uses the code up: the act in the audit log has the code's own
 * id, so it can be there once (rule K-3), whoever scans at once. Four wire calls, one more for a code that was scanned.
 * Refuses, in this order: who is not on duty, `NOT_FOUND`, `CODE_EXPIRED`, the clerk's own code, `CODE_USED`.
 */
export async function identify({
  caller,
  input,
  now,
  requestId,
}: Asked<{ token: string }>): Promise<Outcome<StaffActions['identify']['data']>> {
  const said = readCode(input.token)
  const { staff, member, rules } = await findAtCounter(caller.openid, said?.memberNo ?? '')
  const duty = onDuty(staff)
  if (!duty.ok) return duty
  if (member?.codeKey === undefined) return { ok: false, code: 'NOT_FOUND', what: 'code' }

  const { memberNo, codeKey } = member
  const checked = checkCode(input.token, { memberNo, key: codeKey }, now, hmacSha256)
  if (!checked.ok) return checked
  if (member._id === caller.openid) return { ok: false, code: 'NOT_ALLOWED', why: 'self' }

  const used = await useUp({ use: checked.use, by: duty.staff, memberNo, now, request: requestId ?? null })
  if (!used.ok) return used

  const tally = await findTally(duty.staff.staffId, dayOf(used.at))
  const session = { memberNo, openedAt: used.at, turns: tally.awards, turnPoints: tally.points }
  return {
    ok: true,
    answer: {
      session: openSession(session, duty.staff.sessionKey, hmacSha256),
      at: used.at,
      expiresAt: used.at + SESSION_LIFE_MS,
      multiplier: factorOf(multiplierFor(rules, member, now)),
      member: await shownAtCounter(member, now),
    },
  }
}

interface Use {
  readonly use: string
  readonly by: StaffMember
  readonly memberNo: string
  readonly now: number
  readonly request: string | null
}

/** When the code was used by this very request; refuses when it was by any other. */
async function useUp({ use, by, memberNo, now, request }: Use) {
  // The use names the member's number, and an act's id stays when the number goes with its member.
  const _id = `identify-${sha256(use).slice(0, 32)}`
  const act = actOf(by, { _id, at: now, what: 'identify', memberNo, request })
  if ((await acts.add(act)) === 'added') return { ok: true as const, at: now }
  const first = await acts.get(act._id)
  const mine = first !== null && request !== null && first.request === request && first.who === by.staffId
  return mine
    ? { ok: true as const, at: first.at }
    : ({ ok: false, code: 'CODE_USED', what: 'code', at: first?.at ?? now } as const)
}

async function shownAtCounter(member: MemberDocument, now: number): Promise<IdentifiedMember> {
  const { memberNo, points, profile } = member
  const carried = await findUsableVouchers(points.id, now)
  const vouchers = new Map([...vouchersIn(member), ...carried].map((voucher) => [voucher._id, voucher]))
  return {
    memberNo,
    name: profile.nickname || `会员 ${memberNo.slice(-4)}`,
    tier: tierOf(member, now),
    points: livePoints(points, now),
    debt: points.debt,
    vouchers: [...vouchers.values()]
      .map((voucher) => shownVoucher(voucher, now))
      .filter(({ state }) => state === 'issued'),
  }
}
