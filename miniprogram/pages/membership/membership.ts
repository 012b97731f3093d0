import type { Plan } from '../../../typings/contract'
import { momentLabel } from '../../days/span'
import { loadable, type Phase } from '../../loading/loadable'
import {
  AWAITED,
  benefitLines,
  LEFT_UNPAID,
  type PlanRow,
  paidWords,
  planRow,
  savedLine,
} from '../../membership/plan-words'
import { noteAbandoned, noteTap, seePage } from '../../services/behaviour'
import type { DataOf } from '../../services/call'
import { askWhetherPaid, buy, isAwaited, lastAwaited, loadPlans, type Paid, payAgain } from '../../services/membership'

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
  /** An order that was paid in this visit and is not confirmed yet: nothing more is bought before it is. Empty for none. */
  awaited: string
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
  awaited: '',
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

  async onShow() {
    seePage(this.route)
    await this.load()
    if (this.data.phase === 'ready' && this.data.awaited !== '') await this.onAsk()
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
      trouble: lastAwaited() === '' ? '' : AWAITED,
      awaited: lastAwaited(),
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

  onAsk() {
    return this.whileBusy(async () => this.paid(await askWhetherPaid(this.data.awaited)))
  },

  async paid(paid: Paid) {
    if (paid.kind === 'unheard') return this.awaits(paid.orderId)
    if (paid.kind === 'asked') {
      const { orderId, state } = paid.order
      if (isAwaited(orderId)) return this.awaits(orderId)
      await this.load()
      return this.setData({ unpaid: '', isNew: state === 'granted', trouble: paidWords(state) })
    }
    if (paid.kind === 'refused') return this.setData({ trouble: paid.message, unpaid: '' })
    noteAbandoned(this.route)
    return this.setData({ unpaid: paid.orderId, trouble: LEFT_UNPAID[paid.kind] })
  },

  awaits(awaited: string) {
    this.setData({ unpaid: '', awaited, trouble: AWAITED })
  },

  onOrders() {
    return wx.navigateTo({ url: '/pages/orders/orders' })
  },
})
