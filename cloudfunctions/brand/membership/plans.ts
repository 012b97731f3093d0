import type { BrandPlan, BrandPlanActions } from '../../../typings/contract'
import { actOf } from '../../domain/audit-log/act'
import { changeBeside } from '../../edge/change-beside'
import { CHANGED } from '../../edge/compare-and-set'
import type { ByOperator } from '../../edge/operator'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { sha256 } from '../../platform/ids'
import { findPlans, type PlanDocument, plans as planDocuments, planKey } from '../../platform/membership'

/** Newest first. One wire call. */
export async function plans(_asked: Asked<unknown>): Promise<Outcome<BrandPlanActions['plans']['data']>> {
  const all = await findPlans()
  return { ok: true, answer: { plans: all.sort((a, b) => b.createdAt - a.createdAt).map(brandPlan) } }
}

type Saving = Ordered<BrandPlanActions['savePlan']['input']> & ByOperator

/** Writes a plan, a new one without an id: its id follows from the request. What was bought keeps its terms (rule M-1). Two
 *  wire calls. Refuses, in this order: `NOT_FOUND`, `LOCKED` when somebody changed it since the version that was read. */
export function savePlan(ordered: Saving): Promise<Outcome<{ plan: BrandPlan }>> {
  const { input, by, now, requestId } = ordered
  const { id: known, version, ...terms } = input
  const id = known ?? sha256(`${by.staffId}:${requestId}`).slice(0, 12)
  return changeBeside<PlanState, { plan: BrandPlan }>(ordered, planDocuments, planKey(id), (document) => {
    if (document === null && known !== undefined) return { ok: false, code: 'NOT_FOUND', what: 'plan' }
    if (document !== null && version !== undefined && document.version !== version) return CHANGED
    const state = { ...terms, id, createdAt: document?.createdAt ?? now }
    const act = actOf(by, {
      _id: `savePlan-${id}-${document?.version ?? 0}`,
      at: now,
      what: 'savePlan',
      before: document && factsOf(document),
      after: factsOf(state),
    })
    const plan = brandPlan({ ...state, version: (document?.version ?? 0) + 1 })
    return { ok: true, state, acts: [act], answer: { plan } }
  })
}

type PlanState = Pick<PlanDocument, 'id' | 'name' | 'term' | 'priceFen' | 'benefits' | 'onSale' | 'createdAt'>

function brandPlan({
  id,
  version,
  name,
  term,
  priceFen,
  benefits,
  onSale,
}: PlanState & { version: number }): BrandPlan {
  return { id, version, name, term, priceFen, benefits, onSale }
}

function factsOf({ name, term, priceFen, benefits, onSale }: PlanState) {
  return { name, term, priceFen, pointsPercent: benefits.pointsPercent, onSale }
}
