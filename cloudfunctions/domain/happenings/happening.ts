import type { MessageKind } from '../../../typings/contract'
import type { EntryReason } from '../points/account'
import type { Shopping } from '../receipts/shopping'
import type { Day } from '../time/day'
import { dayOf } from '../time/day'

/** One thing that a change of a member comes to, as those who count and those who tell want to know it (rule H-1). Facts
 *  alone: what follows from them is for their readers to say. */
export type Fact =
  | { readonly kind: 'joined'; readonly source: string | null }
  /** `streak`: days in a row with this one. */
  | { readonly kind: 'checkedIn'; readonly streak: number }
  /** One entry of hers; negative when points left. */
  | { readonly kind: 'points'; readonly reason: EntryReason; readonly delta: number }
  /** What of her points ends when, by how much it changed. */
  | { readonly kind: 'lot'; readonly expiresAt: number; readonly delta: number }
  | { readonly kind: 'drew'; readonly eventId: string; readonly n: number }
  /** `day`: of the draw; that it won may be written down later. */
  | {
      readonly kind: 'won'
      readonly eventId: string
      readonly n: number
      readonly prizeId: string
      readonly valueFen: number
      readonly day: Day
    }
  /** One voucher, for points. */
  | { readonly kind: 'redeemed'; readonly rewardId: string; readonly voucherId: string }
  | { readonly kind: 'wished'; readonly rewardId: string }
  /** A prize, by whoever drew it. */
  | { readonly kind: 'claimed'; readonly eventId: string; readonly n: number }
  | { readonly kind: 'voucherUsed'; readonly voucherId: string }
  /** A purchase at the counter, and a part of one that was paid back, each on the day of the counter. `again`: she had bought
   *  before. */
  | ({ readonly kind: 'bought'; readonly again: boolean } & AtCounter)
  | ({ readonly kind: 'broughtBack' } & AtCounter)
  | { readonly kind: 'planGranted'; readonly orderId: string; readonly planId: string; readonly paidFen: number }
  | { readonly kind: 'planCancelled'; readonly orderId: string; readonly refundFen: number }
  /** She is a member no more, and nobody can tell who she was but that she had joined on a day. */
  | { readonly kind: 'erased'; readonly joinedDay: Day }
  /** The money of an order is back with her. */
  | { readonly kind: 'refunded'; readonly orderId: string; readonly refundFen: number }
  /** A decision on a message: it leaves, or does not; and one that left and WeChat did not take. */
  | { readonly kind: 'messageSent' | 'messageSuppressed' | 'messageRefused'; readonly message: MessageKind }
  /** She wants a kind of message no more. */
  | { readonly kind: 'optedOut'; readonly message: MessageKind }
  /** Where she stands among the members moved, from one place to another; null is nowhere (rule H-3). Her last active day,
   *  what she bought so far, the last day of her paid membership. */
  | { readonly kind: 'active'; readonly before: Day | null; readonly after: Day | null }
  | { readonly kind: 'shopped'; readonly before: Shopping | null; readonly after: Shopping | null }
  | { readonly kind: 'paid'; readonly before: Day | null; readonly after: Day | null }

interface AtCounter {
  readonly amountFen: number
  readonly storeId: string | null
  readonly day: Day
}

/** `happenings`: one change of one member. Its id follows from the change, so that it is there once. */
export interface Happening {
  readonly _id: string
  readonly at: number
  readonly day: Day
  readonly accountId: string
  readonly facts: readonly Fact[]
  /** Since when it waits to be counted, and to be read for what it is worth telling (epoch ms); absent once it was. */
  readonly uncounted?: number
  readonly unread?: number
}

/** Something that happened outside any change of a member (rule H-4). `_id` follows from what was done. */
export function happeningBeside(of: {
  readonly _id: string
  readonly accountId: string
  readonly fact: Fact
  readonly at: number
}): Happening {
  const { _id, accountId, fact, at } = of
  return { _id, at, day: dayOf(at), accountId, facts: [fact], uncounted: at, unread: at }
}

/** `change` tells this change of the account from every other: the version that it made, or the draw. */
export function happeningOf(of: {
  readonly accountId: string
  readonly change: string
  readonly facts: readonly Fact[]
  readonly now: number
}): Happening[] {
  const { accountId, change, facts, now } = of
  if (facts.length === 0) return []
  return [{ _id: `${accountId}-${change}`, at: now, day: dayOf(now), accountId, facts, uncounted: now, unread: now }]
}
