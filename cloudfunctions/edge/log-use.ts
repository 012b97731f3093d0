import { assert } from '../domain/assert'
import { actOf } from '../domain/audit-log/act'
import { happeningBeside } from '../domain/happenings/happening'
import type { Voucher } from '../domain/vouchers/voucher'
import { acts } from '../platform/counter'
import { happenings } from '../platform/happenings'
import { findOwner } from '../platform/members'
import { vouchers } from '../platform/vouchers'

/** Writes the act of a voucher's use into the audit log, tells that it happened, and closes the voucher (rule V-4); done
 *  again, it changes nothing. Four wire calls, three when the member is known already. */
export async function logUse(voucher: Voucher, knownMemberNo?: string): Promise<void> {
  const { _id, name, used, priceFen, accountId } = voucher
  assert(used !== undefined, `${_id} was not used`)
  const memberNo = knownMemberNo ?? (await findOwner(accountId))?.memberNo ?? null
  const act = actOf(used, {
    _id: `verify-${_id}`,
    at: used.at,
    what: 'verify',
    memberNo,
    amountFen: priceFen,
    before: { voucher: name, state: 'issued' },
    after: { voucher: name, state: 'used' },
  })
  const fact = { kind: 'voucherUsed', voucherId: _id } as const
  const happening = happeningBeside({ _id: `used-${_id}`, accountId, fact, at: used.at })
  await Promise.all([acts.putAll([act]), happenings.addMissing([happening])])
  await vouchers.changeIf({ _id, state: 'used' }, { remove: ['openSince'] })
}
