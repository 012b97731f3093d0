import type { ShippingContact, Voucher } from '../../../typings/contract'
import { decideClaim } from '../../domain/draw/claim'
import { drawIdOf } from '../../domain/draw/draw'
import { VOUCHER_CODE_BYTES, voucherCodeFrom } from '../../domain/vouchers/code'
import { changeMember } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { settle } from '../../edge/settle-draw'
import { findAround } from '../../platform/events'
import { randomBytesOf } from '../../platform/ids'

interface Claim {
  readonly eventId: string
  readonly n: number
  readonly contact?: ShippingContact
}

/** Four wire calls: the event and the draw, her unit, and the member's change. The end of claiming only ever moves back and a
 *  unit never leaves a draw that it was won by, so both may be read before. */
export async function claimPrize(ordered: Ordered<Claim>): Promise<Outcome<{ voucher: Voucher }>> {
  const { eventId, n, contact = null } = ordered.input
  const { caller, now } = ordered
  const { member: drawer, event } = await findAround(caller.openid, eventId, false)
  if (drawer === null) return { ok: false, code: 'NOT_JOINED' }
  const draw = drawer.draws.find(({ id }) => id === drawIdOf({ eventId, n }))
  const hasUnit = draw !== undefined && (await settle(draw, drawer, now)).outcome === 'won'
  const code = voucherCodeFrom(randomBytesOf(VOUCHER_CODE_BYTES))
  return changeMember(ordered, (member) => decideClaim({ member, event, n, hasUnit, contact, code, now }))
}
