import { loadable, type Phase } from '../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../loading/paged'
import { cancelWords, LEFT_UNPAID, type OrderRow, orderRow } from '../../membership/plan-words'
import { noteAbandoned, seePage } from '../../services/behaviour'
import type { Answer } from '../../services/call'
import { cancelPlan, loadCancelTerms, loadOrders, payAgain } from '../../services/membership'

interface OrdersData extends Paged<OrderRow> {
  phase: Phase
  trouble: string
  busy: boolean
}

const data: OrdersData = { ...NO_PAGES, phase: 'loading', trouble: '', busy: false }

type OrderEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    seePage(this.route)
    return this.load()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadOrders(cursor)
    if (!answer.ok) return answer
    const { orders, next } = answer.data
    return { ok: true, data: { rows: orders.map(orderRow), ...(next === undefined ? {} : { next }) } }
  },

  onPay(event: OrderEvent) {
    const { id } = event.currentTarget.dataset
    return this.whileBusy(async () => {
      const paid = await payAgain(id)
      if (paid.kind === 'cancelled' || paid.kind === 'failed') noteAbandoned(this.route)
      await this.load()
      if (paid.kind === 'refused') this.setData({ trouble: paid.message })
      else if (paid.kind !== 'asked') this.setData({ trouble: LEFT_UNPAID[paid.kind] })
    })
  },

  /** What it comes to is said first, and nothing is done before she has agreed to it. */
  onCancel(event: OrderEvent) {
    const { id } = event.currentTarget.dataset
    return this.whileBusy(async () => {
      const terms = await loadCancelTerms(id)
      if (!terms.ok) return this.setData({ trouble: terms.error.message })
      const { confirm } = await wx.showModal({
        title: '退出付费会员',
        content: cancelWords(terms.data),
        confirmText: '退出',
        cancelText: '再想想',
        confirmColor: '#3b7257',
      })
      if (!confirm) return
      const cancelled = await cancelPlan(id)
      await this.load()
      this.setData({ trouble: cancelled.ok ? '已经退出，钱会按原路退回。' : cancelled.error.message })
    })
  },

  onPlans() {
    return wx.navigateBack()
  },
})
