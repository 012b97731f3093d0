import type { MyVoucher } from '../../../typings/contract'
import { shownVoucher, type Voucher } from './voucher'

/** A voucher as its member sees it. */
export function myVoucher(voucher: Voucher, now: number): MyVoucher {
  const { kind, origin, issuedAt, priceFen, used, contact } = voucher
  const shown = shownVoucher(voucher, now)
  const canReturn = origin.from === 'reward' && shown.state === 'issued'
  return {
    ...shown,
    kind,
    from: origin.from,
    issuedAt,
    priceFen,
    returns: canReturn ? origin.points : 0,
    ...(used === undefined ? {} : { used: { at: used.at, store: used.storeName } }),
    shipped: contact !== null,
  }
}
