import type { StuckRefund } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt, timeLabel } from '../../../../days/instant'
import { yuan } from '../../../../figures/yuan'
import { loadable, type Phase } from '../../../../loading/loadable'
import { copy } from '../../../../privacy/personal'
import { loadStuckRefunds } from '../../../../services/brand-refunds'

interface RefundRow {
  readonly id: string
  readonly name: string
  readonly amount: string
  readonly since: string
  readonly reason: string
}

interface RefundsData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  rows: readonly RefundRow[]
}

const data: RefundsData = { phase: 'loading', trouble: '', busy: false, rows: [] }

type RowEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadStuckRefunds()
    if (!answer.ok) return this.showFailure(answer.error)
    this.setData({ rows: answer.data.refunds.map(refundRow), phase: 'ready', trouble: '' })
  },

  /** The merchant's own pages find it by this number. */
  async onCopy(event: RowEvent) {
    this.setData({ trouble: await copy(event.currentTarget.dataset.id) })
  },
})

function refundRow({ orderId, name, refundFen, since, reason }: StuckRefund): RefundRow {
  return {
    id: orderId,
    name,
    amount: `¥${yuan(refundFen)}`,
    since: `${dayLabel(dayAt(since))} ${timeLabel(since)} 起`,
    reason,
  }
}
