import { assert } from '../assert'
import type { MemberDecision, MemberState } from '../member/member'
import { withSaving } from '../membership/membership'
import { freedDueOf } from '../messages/wishers-due'
import { type Entry, livePoints } from '../points/account'
import { returnSpend } from '../points/return-spend'
import type { Voucher } from '../vouchers/voucher'
import { withCount } from './reward'

export interface GivingBack {
  readonly member: MemberState
  /** Returned already: its state was changed first. */
  readonly voucher: Voucher
  /** Every entry about the voucher. */
  readonly about: readonly Entry[]
  /** Whether no unit of the reward is free before this one. */
  readonly isOut: boolean
  readonly now: number
}

/** Brings a returned voucher's points back to the lots they came from, and its place within the limit (rule R-5), and lets those
 *  who wish for a reward that is out know (rule N-1). The entries are the state: done again, it changes nothing of hers. */
export function giveBack({ member, voucher, about, isOut, now }: GivingBack): MemberDecision<{ points: number }> {
  const { origin } = voucher
  assert(voucher.state === 'returned' && origin.from === 'reward', `${voucher._id} was not returned`)
  const dues = isOut ? [freedDueOf(origin.rewardId, member.points.id, now)] : []
  const returned = returnSpend({ account: member.points, about, now })
  if (!returned.ok) {
    assert(returned.code === 'ALREADY_DONE', `${voucher._id} was never paid for`)
    return { ok: true, member, entries: [], dues, answer: { points: livePoints(member.points, now) } }
  }
  return {
    ok: true,
    member: withSaving(
      { ...member, points: returned.account, rewards: withCount(member.rewards, origin.rewardId, -1) },
      -origin.savedFen,
    ),
    entries: returned.entries,
    dues,
    answer: { points: livePoints(returned.account, now) },
  }
}
