import type { DayEvent } from '../draw/event'
import type { Reward } from '../rewards/reward'
import type { Voucher } from '../vouchers/voucher'

/** What lies beside a member and says whether what happened is still so. */
export interface Around {
  readonly rewards: ReadonlyMap<string, Reward>
  /** Free units of a reward. */
  readonly stockOf: (rewardId: string) => number
  readonly vouchers: ReadonlyMap<string, Pick<Voucher, 'state' | 'endsAt'>>
  readonly events: ReadonlyMap<string, DayEvent>
}
