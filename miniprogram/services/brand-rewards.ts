import type { BrandReward } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'

export function loadShelf(cursor: string): Promise<Answer<DataOf<'brand', 'rewards'>>> {
  return call('brand', 'rewards', cursor === '' ? {} : { cursor })
}

/** One reward as it is now. A brand has a page or two of them, and there is no shorter way. */
export async function findReward(id: string): Promise<Answer<BrandReward>> {
  for (let cursor = ''; ; ) {
    const answer = await loadShelf(cursor)
    if (!answer.ok) return answer
    const { rewards, next } = answer.data
    const found = rewards.find((reward) => reward.id === id)
    if (found !== undefined) return { ok: true, data: found }
    if (next === undefined)
      return { ok: false, error: { code: 'NOT_FOUND', message: '没有找到这份礼品，请返回列表再看看' } }
    cursor = next
  }
}

export async function saveReward(terms: InputOf<'brand', 'saveReward'>): Promise<Answer<BrandReward>> {
  const answer = await act('brand', 'saveReward', terms, '')
  return answer.ok ? { ok: true, data: answer.data.reward } : answer
}

/** Adds to `reward` as it was looked at: whoever sees that units came and adds as many again wants more of them. */
export async function addUnits(reward: BrandReward, units: number): Promise<Answer<BrandReward>> {
  const answer = await act('brand', 'addUnits', { rewardId: reward.id, units }, String(reward.units))
  return answer.ok ? { ok: true, data: answer.data.reward } : answer
}
