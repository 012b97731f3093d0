import { loadable, type Phase } from '../../../../loading/loadable'
import { benefitLines, type PlanRow, planRow } from '../../../../membership/plan-words'
import { loadBrandPlans } from '../../../../services/brand-plans'

interface PlansData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  plans: ReadonlyArray<PlanRow & { readonly benefits: readonly string[]; readonly onSale: boolean }>
}

const data: PlansData = { phase: 'loading', trouble: '', busy: false, plans: [] }

type PlanEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadBrandPlans()
    if (!answer.ok) return this.showFailure(answer.error)
    const plans = answer.data.plans.map((plan) => ({
      ...planRow(plan),
      benefits: benefitLines(plan.benefits),
      onSale: plan.onSale,
    }))
    this.setData({ plans, phase: 'ready', trouble: '' })
  },

  onPlan(event: PlanEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/plan/plan?id=${event.currentTarget.dataset.id}` })
  },

  onNew() {
    return wx.navigateTo({ url: '/packages/brand/pages/plan/plan' })
  },
})
