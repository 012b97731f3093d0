import type { ShippingContact, Voucher } from '../../typings/contract'
import { decideClaim, VOUCHER_CODE_BYTES, voucherCodeFrom } from '../domain/draw/claim'
import { changeMember } from '../edge/change-member'
import type { Ordered, Outcome } from '../edge/serve'
import { eventKey, events } from '../platform/events'
import { randomBytesOf } from '../platform/ids'

interface Claim {
  readonly eventId: string
  readonly n: number
  readonly contact?: ShippingContact
}

/** Three wire calls: the event, whose end of claiming only ever moves back, and the member's change. */
export async function claimPrize(ordered: Ordered<Claim>): Promise<Outcome<{ voucher: Voucher }>> {
  const { eventId, n, contact = null } = ordered.input
  const event = await events.get(eventKey(eventId))
  const code = voucherCodeFrom(randomBytesOf(VOUCHER_CODE_BYTES))
  return changeMember(ordered, (member) => decideClaim({ member, event, n, contact, code, now: ordered.now }))
}
