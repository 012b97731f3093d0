import type { StaffActions } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import type { Refusal } from '../domain/refusal'
import { MOST_WRONG_CODES } from '../domain/staff/daily-limits'
import type { StaffMember } from '../domain/staff/staff'
import { dayOf, startOfDay } from '../domain/time/day'
import { readVoucherCode } from '../domain/vouchers/code'
import type { Voucher } from '../domain/vouchers/voucher'
import { byCaller, fingerprintOf } from '../edge/answered'
import { logUse } from '../edge/log-use'
import { onDuty } from '../edge/on-duty'
import type { Ordered, Outcome } from '../edge/serve'
import { acts, countActsSince, staffDocuments, staffKey, storeKey, stores } from '../platform/counter'
import { findOwner } from '../platform/members'
import { findVoucherToUse, vouchers } from '../platform/vouchers'

type Verifying = Ordered<{ code: string }>

/**
 * Uses a voucher up, once, whoever asks at once (rules V-1 to V-4): its state decides, by a change that only an issued one
 * allows. Nine wire calls, three of them and two of them at once. Whoever names codes that do not exist is stopped for the day.
 * Refuses, in this order: who is not on duty, `LIMIT_REACHED`, `REQUEST_REUSED` for another code, `NOT_FOUND`, the clerk's own
 * voucher, what is sent, `CODE_USED` with when and where, `CODE_EXPIRED`.
 */
export async function verify(asked: Verifying): Promise<Outcome<StaffActions['verify']['data']>> {
  const ordered = byCaller(asked)
  const { caller, input, now } = ordered
  const duty = onDuty(await staffDocuments.get(staffKey(caller.openid)))
  if (!duty.ok) return duty
  const code = readVoucherCode(input.code)
  if (code === null) return NO_VOUCHER

  const { staffId, storeId } = duty.staff
  const [wrongCodes, { voucher, isReused }, store] = await Promise.all([
    countActsSince({ who: staffId, what: 'wrongCode', since: startOfDay(dayOf(now)), most: MOST_WRONG_CODES }),
    findVoucherToUse(code, ordered.requestId),
    stores.get(storeKey(storeId)),
  ])
  if (wrongCodes >= MOST_WRONG_CODES) return { ok: false, code: 'LIMIT_REACHED', what: 'wrongCodes' }
  if (isReused) return { ok: false, code: 'REQUEST_REUSED' }
  if (voucher === null) {
    await acts.putAll([actOf(duty.staff, { _id: `wrongCode-${ordered.requestId}`, at: now, what: 'wrongCode' })])
    return NO_VOUCHER
  }
  const owner = await findOwner(voucher.accountId)
  if (owner === null) return NO_VOUCHER
  if (owner._id === caller.openid) return { ok: false, code: 'NOT_ALLOWED', why: 'self' }

  const used = await useUp(voucher, { by: duty.staff, storeName: store?.name ?? '', ordered })
  if (!used.ok) return used
  await logUse(used.voucher, owner.memberNo)
  const { name, kind, priceFen } = used.voucher
  return { ok: true, answer: { voucher: { name, memberNo: owner.memberNo, kind, priceFen, usedAt: used.at } } }
}

const NO_VOUCHER = { ok: false, code: 'NOT_FOUND', what: 'voucher' } as const

interface Use {
  readonly by: StaffMember
  readonly storeName: string
  readonly ordered: Verifying
}

type UsedUp = { readonly ok: true; readonly voucher: Voucher; readonly at: number } | Refusal

async function useUp(voucher: Voucher, { by, storeName, ordered }: Use): Promise<UsedUp> {
  const { now, requestId: request } = ordered
  const { _id, endsAt, contact } = voucher
  if (contact !== null) return { ok: false, code: 'NOT_ALLOWED', why: 'shipped' }
  if (voucher.state !== 'issued') return usedBefore(voucher, ordered)
  if (now >= endsAt) return { ok: false, code: 'CODE_EXPIRED', what: 'voucher' }

  const { staffId, name, storeId } = by
  const used = { at: now, staffId, name, storeId, storeName, request, fingerprint: fingerprintOf(ordered) }
  const change = { state: 'used', used, openSince: now } as const
  if (await vouchers.changeIf({ _id, state: 'issued' }, { set: change })) {
    return { ok: true, voucher: { ...voucher, ...change }, at: now }
  }
  const first = await vouchers.get(_id)
  return first === null ? NO_VOUCHER : usedBefore(first, ordered)
}

/** The same request gets its first answer; any other is told what became of the voucher. */
function usedBefore(voucher: Voucher, ordered: Verifying): UsedUp {
  const { used, returned } = voucher
  if (used?.request === ordered.requestId) {
    const isSame = used.fingerprint === fingerprintOf(ordered)
    return isSame ? { ok: true, voucher, at: used.at } : { ok: false, code: 'REQUEST_REUSED' }
  }
  if (used !== undefined)
    return { ok: false, code: 'CODE_USED', what: 'voucher', at: used.at, storeName: used.storeName }
  return { ok: false, code: 'CODE_USED', what: 'returned', at: returned?.at ?? voucher.issuedAt }
}
