import { act } from './act'
import { letRecord } from './behaviour'
import { type Answer, call, type DataOf, type InputOf } from './call'

export async function loadRewards(page: InputOf<'member', 'rewards'>): Promise<Answer<DataOf<'member', 'rewards'>>> {
  const answer = await call('member', 'rewards', page)
  if (answer.ok) letRecord(answer.data.personalised)
  return answer
}

export function loadReward(id: string): Promise<Answer<DataOf<'member', 'reward'>>> {
  return call('member', 'reward', { id })
}

export function redeem(redemption: InputOf<'member', 'redeem'>): Promise<Answer<DataOf<'member', 'redeem'>>> {
  return act('member', 'redeem', redemption, '')
}

export function wish(rewardId: string, on: boolean): Promise<Answer<DataOf<'member', 'wish'>>> {
  return act('member', 'wish', { rewardId, on }, '')
}

export function loadVouchers(page: InputOf<'member', 'vouchers'>): Promise<Answer<DataOf<'member', 'vouchers'>>> {
  return call('member', 'vouchers', page)
}

export function returnVoucher(voucherId: string): Promise<Answer<DataOf<'member', 'returnVoucher'>>> {
  return act('member', 'returnVoucher', { voucherId }, '')
}
