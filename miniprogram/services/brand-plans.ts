import type { BrandPlan } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'

export function loadBrandPlans(): Promise<Answer<DataOf<'brand', 'plans'>>> {
  return call('brand', 'plans', {})
}

export async function findPlan(id: string): Promise<Answer<BrandPlan>> {
  const answer = await loadBrandPlans()
  if (!answer.ok) return answer
  const plan = answer.data.plans.find((each) => each.id === id)
  return plan === undefined
    ? { ok: false, error: { code: 'NOT_FOUND', message: '没有找到这个付费方案，请返回列表再看看' } }
    : { ok: true, data: plan }
}

export async function savePlan(plan: InputOf<'brand', 'savePlan'>): Promise<Answer<BrandPlan>> {
  const answer = await act('brand', 'savePlan', plan, '')
  return answer.ok ? { ok: true, data: answer.data.plan } : answer
}
