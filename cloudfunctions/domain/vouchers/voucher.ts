import type { ShippingContact, Voucher as ShownVoucher, VoucherKind } from '../../../typings/contract'

/**
 * `vouchers`: what a member can have handed to her, once. It is issued by a change of her own document and carried from
 * there; from then on its state is moved by conditional changes of this document alone (rule V-2).
 */
export interface Voucher extends Omit<ShownVoucher, 'id'> {
  readonly _id: string
  readonly accountId: string
  readonly kind: VoucherKind
  readonly issuedAt: number
  /** Its place among her vouchers: `issuedAt` and the id, so that pages neither repeat nor skip. */
  readonly place: string
  readonly origin: VoucherOrigin
  /** Still to be paid at the till. */
  readonly priceFen: number
  /** Of a prize that is sent. */
  readonly contact: ShippingContact | null
  readonly used?: VoucherUse
  readonly returned?: { readonly at: number; readonly request: string }
  /** Since when a use or a return has not reached the log or her account; absent once it has. */
  readonly openSince?: number
}

export type VoucherOrigin =
  | { readonly from: 'prize'; readonly eventId: string; readonly n: number; readonly prizeId: string }
  | {
      readonly from: 'reward'
      readonly rewardId: string
      /** Points that were spent on it; the entry's `ref` is the voucher's id. */
      readonly points: number
      /** The holder of its unit. */
      readonly unit: string
      /** What a member's price took off it. */
      readonly savedFen: number
    }
  | { readonly from: 'membership'; readonly orderId: string }

/** Who used it up, where and when. */
export interface VoucherUse {
  readonly at: number
  readonly staffId: string
  readonly name: string
  readonly storeId: string | null
  readonly storeName: string
  readonly request: string
  readonly fingerprint: string
}

/** As its member and the counter see it: one that was not used in time has ended (rule V-3). */
export function stateAt({ state, endsAt }: Pick<Voucher, 'state' | 'endsAt'>, now: number): Voucher['state'] {
  return state === 'issued' && now >= endsAt ? 'ended' : state
}

export function shownVoucher(voucher: Voucher, now: number): ShownVoucher {
  const { _id, code, name, endsAt } = voucher
  return { id: _id, code, name, state: stateAt(voucher, now), endsAt }
}

export const placeOf = (issuedAt: number, voucherId: string): string =>
  `${String(issuedAt).padStart(16, '0')}-${voucherId}`
