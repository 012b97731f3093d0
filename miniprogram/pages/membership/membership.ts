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
  /** An order that was left unpaid on this page, and the plan that it pays for. */
  unpaid: { readonly orderId: string; readonly planId: string } | null
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
  /** Names what would be paid; empty unless the plan that is looked at was left unpaid. */
  resume: string
}

const data: MembershipData = {
  plans: [],
  phase: 'loading',
  trouble: '',
  busy: false,
  planId: '',
  unpaid: null,
  awaited: '',
  isNew: false,
  rows: [],
  benefits: [],
  mine: '',
  until: '',
  saved: '',
  action: '',
  resume: '',
}

type PlanEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  async onShow() {
    this.comeBack()
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
    const row = this.data.unpaid?.planId === planId ? this.data.rows.find(({ id }) => id === planId) : undefined
    this.setData({
      planId,
      benefits: plan === undefined ? [] : benefitLines(plan.benefits),
      resume: row === undefined ? '' : `接着付 ${row.name} ${row.price}`,
    })
  },

  onPlan(event: PlanEvent) {
    noteTap(this.route, 'plan')
    this.choose(event.currentTarget.dataset.id)
  },

  onBuy() {
    const { planId, until } = this.data
    return this.whileBusy(async () => this.paid(await buy(planId, until), planId))
  },

  onPayAgain() {
    const { unpaid } = this.data
    if (unpaid === null) return
    return this.whileBusy(async () => this.paid(await payAgain(unpaid.orderId), unpaid.planId))
  },

  onAsk() {
    return this.whileBusy(async () => this.paid(await askWhetherPaid(this.data.awaited), this.data.planId))
  },

  async paid(paid: Paid, planId: string) {
    if (paid.kind === 'unheard') return this.awaits(paid.orderId)
    if (paid.kind === 'asked') {
      const { orderId, state } = paid.order
      if (isAwaited(orderId)) return this.awaits(orderId)
      this.leaveUnpaid(null)
      await this.load()
      return this.setData({ isNew: state === 'granted', trouble: paidWords(state) })
    }
    this.leaveUnpaid(paid.kind === 'refused' ? null : { orderId: paid.orderId, planId })
    if (paid.kind === 'refused') return this.setData({ trouble: paid.message })
    noteAbandoned(this.route)
    return this.setData({ trouble: LEFT_UNPAID[paid.kind] })
  },

  leaveUnpaid(unpaid: MembershipData['unpaid']) {
    this.setData({ unpaid })
    this.choose(this.data.planId)
  },

  awaits(awaited: string) {
    this.leaveUnpaid(null)
    this.setData({ awaited, trouble: AWAITED })
  },

  onOrders() {
    return wx.navigateTo({ url: '/pages/orders/orders' })
  },
})
