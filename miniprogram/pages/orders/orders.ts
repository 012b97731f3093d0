import type { OrderView } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../loading/paged'
import { AWAITED, cancelWords, LEFT_UNPAID, type OrderRow, orderRow, paidWords } from '../../membership/plan-words'
import { noteAbandoned, seePage } from '../../services/behaviour'
import type { Answer } from '../../services/call'
import {
  askWhetherPaid,
  cancelPlan,
  isAwaited,
  loadCancelTerms,
  loadOrders,
  type Paid,
  payAgain,
} from '../../services/membership'

interface OrdersData extends Paged<Row> {
  phase: Phase
  trouble: string
  busy: boolean
}

const data: OrdersData = { ...NO_PAGES, phase: 'loading', trouble: '', busy: false }

/** `isAwaited`: paid in this visit and not confirmed yet, so it is asked for and not paid again. */
type Row = OrderRow & { readonly isAwaited: boolean }

type OrderEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    this.comeBack()
    seePage(this.route)
    return this.reload()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadOrders(cursor)
    if (!answer.ok) return answer
    const { orders, next } = answer.data
    return { ok: true, data: { rows: orders.map(rowOf), ...(next === undefined ? {} : { next }) } }
  },

  onPay(event: OrderEvent) {
    const { id } = event.currentTarget.dataset
    return this.whileBusy(async () => {
      const paid = await payAgain(id)
      if (paid.kind === 'cancelled' || paid.kind === 'failed') noteAbandoned(this.route)
      await this.reload()
      this.setData({ trouble: wordsOf(paid) })
    })
  },

  onAsk(event: OrderEvent) {
    const { id } = event.currentTarget.dataset
    return this.whileBusy(async () => {
      const paid = await askWhetherPaid(id)
      await this.reload()
      this.setData({ trouble: wordsOf(paid) })
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
      await this.reload()
      this.setData({ trouble: cancelled.ok ? '已经退出，钱会按原路退回。' : cancelled.error.message })
    })
  },

  onPlans() {
    return wx.navigateBack()
  },
})

function rowOf(order: OrderView): Row {
  const row = orderRow(order)
  return { ...row, isAwaited: row.canPay && isAwaited(row.id) }
}

function wordsOf(paid: Paid): string {
  if (paid.kind === 'refused') return paid.message
  if (paid.kind === 'unheard') return AWAITED
  if (paid.kind !== 'asked') return LEFT_UNPAID[paid.kind]
  return isAwaited(paid.order.orderId) ? AWAITED : paidWords(paid.order.state)
}
