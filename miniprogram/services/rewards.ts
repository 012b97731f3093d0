import { act, choose } from './act'
import { letRecord } from './behaviour'
import { type Answer, call, type DataOf, type InputOf } from './call'
import { forgetRequestsOf } from './pending-requests'

export async function loadRewards(page: InputOf<'member', 'rewards'>): Promise<Answer<DataOf<'member', 'rewards'>>> {
  const answer = await call('member', 'rewards', page)
  if (answer.ok) letRecord(answer.data.personalised)
  return answer
}

export function loadReward(id: string): Promise<Answer<DataOf<'member', 'reward'>>> {
  return call('member', 'reward', { id })
}

/** `mine`: how many of it she had when she looked. Whoever sees one more and redeems again wants another one. */
export function redeem(
  redemption: InputOf<'member', 'redeem'>,
  mine: number,
): Promise<Answer<DataOf<'member', 'redeem'>>> {
  return act('member', 'redeem', redemption, String(mine))
}

export function wish(rewardId: string, on: boolean): Promise<Answer<DataOf<'member', 'wish'>>> {
  return choose('member', 'wish', { rewardId, on })
}

export function loadVouchers(page: InputOf<'member', 'vouchers'>): Promise<Answer<DataOf<'member', 'vouchers'>>> {
  return call('member', 'vouchers', page)
}

/** With one returned she has as many as before it was redeemed: a redemption that nobody heard of is not the next one's. */
export async function returnVoucher(voucherId: string): Promise<Answer<DataOf<'member', 'returnVoucher'>>> {
  const answer = await act('member', 'returnVoucher', { voucherId }, '')
  if (answer.ok) forgetRequestsOf('member', 'redeem')
  return answer
}
