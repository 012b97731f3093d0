import type { Plan } from '../../../typings/contract'
import { momentLabel } from '../../days/span'
import { loadable, type Phase } from '../../loading/loadable'
import { benefitLines, LEFT_UNPAID, type PlanRow, planRow, savedLine } from '../../membership/plan-words'
import { noteAbandoned, noteTap, seePage } from '../../services/behaviour'
import type { DataOf } from '../../services/call'
import { buy, loadPlans, type Paid, payAgain } from '../../services/membership'

interface MembershipData {
  /** From the server. */
  plans: readonly Plan[]
  phase: Phase
  trouble: string
  busy: boolean
  /** The plan that is looked at. */
  planId: string
  /** An order that was left unpaid on this page; empty for none. */
  unpaid: string
  /** Bought on this page just now. */
  isNew: boolean
  /** For display alone. */
  rows: readonly PlanRow[]
  benefits: readonly string[]
  mine: string
  until: string
  saved: string
  action: string
}

const data: MembershipData = {
  plans: [],
  phase: 'loading',
  trouble: '',
  busy: false,
  planId: '',
  unpaid: '',
  isNew: false,
  rows: [],
  benefits: [],
  mine: '',
  until: '',
  saved: '',
  action: '',
}

type PlanEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  onShow() {
    seePage(this.route)
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadPlans()
    if (answer.ok) this.show(answer.data)
    else this.showFailure(answer.error)
  },

  show({ plans, membership }: DataOf<'member', 'plans'>) {
    this.setData({
      plans,
      phase: 'ready',
      trouble: '',
      rows: plans.map(planRow),
      mine: membership?.name ?? '',
      until: membership === null ? '' : momentLabel(membership.until),
      saved: membership === null ? '' : savedLine(membership.saved),
      action: membership === null ? '开通' : '续上',
    })
    const isThere = plans.some(({ id }) => id === this.data.planId)
    this.choose(isThere ? this.data.planId : (plans[0]?.id ?? ''))
  },

  choose(planId: string) {
    const plan = this.data.plans.find(({ id }) => id === planId)
    this.setData({ planId, benefits: plan === undefined ? [] : benefitLines(plan.benefits) })
  },

  onPlan(event: PlanEvent) {
    noteTap(this.route, 'plan')
    this.choose(event.currentTarget.dataset.id)
  },

  onBuy() {
    return this.whileBusy(async () => this.paid(await buy(this.data.planId)))
  },

  onPayAgain() {
    return this.whileBusy(async () => this.paid(await payAgain(this.data.unpaid)))
  },

  async paid(paid: Paid) {
    if (paid.kind === 'asked') {
      const isGranted = paid.order.state === 'granted'
      await this.load()
      return this.setData({
        unpaid: '',
        isNew: isGranted,
        trouble: isGranted ? '' : '已经付款，正在等微信支付确认，一两分钟内会开通。',
      })
    }
    if (paid.kind === 'refused') return this.setData({ trouble: paid.message, unpaid: '' })
    noteAbandoned(this.route)
    return this.setData({ unpaid: paid.orderId, trouble: LEFT_UNPAID[paid.kind] })
  },

  onOrders() {
    return wx.navigateTo({ url: '/pages/orders/orders' })
  },
})
