import type { ShippingContact, Voucher } from '../../../typings/contract'

/** A claimed prize on its way to whoever hands it out. */
export interface PrizeVoucher extends Omit<Voucher, 'id'> {
  readonly _id: string
  readonly accountId: string
  readonly issuedAt: number
  readonly prize: { readonly eventId: string; readonly n: number; readonly prizeId: string }
  /** Of goods alone. */
  readonly contact: ShippingContact | null
}
