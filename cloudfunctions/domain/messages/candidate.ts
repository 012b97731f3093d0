import type { PrizeNotice } from '../draw/claim-notice'
import type { GiftNotice } from '../gifts/gift-due'
import type { EndingNotice } from '../membership/ending-notice'
import type { ExpiryNotice } from '../points/expiry-notice'
import type { VoucherNotice } from '../vouchers/ending-notice'
import type { OpeningNotice } from './opening-notice'
import { afterQuietHours } from './quiet-hours'
import type { WishNotice } from './wish-notice'

/** Something that happened to a member and that she may want to know (rule N-1). Its id says what it is, so it is there once. */
export type Notice = ExpiryNotice | PrizeNotice | VoucherNotice | EndingNotice | WishNotice | OpeningNotice | GiftNotice

/** `candidates`: a notice that waits to be decided on; gone once it was. */
export type Candidate = Notice & {
  /** What came in the night is decided in the morning (rule N-6). */
  readonly decideAt: number
}

export const candidateOf = (notice: Notice): Candidate => ({ ...notice, decideAt: afterQuietHours(notice.at) })
