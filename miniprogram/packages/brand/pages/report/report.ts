import { addDays } from '../../../../days/day'
import { dayAt } from '../../../../days/instant'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadDashboard, loadReport } from '../../../../services/figures'
import { type ReportView, reportView } from './report-view'

interface ReportData {
  phase: Phase
  trouble: string
  busy: boolean
  /** How many days the report goes back, today among them. */
  days: number
  /** For display alone. */
  spans: readonly number[]
  view: ReportView | null
}

const data: ReportData = { phase: 'loading', trouble: '', busy: false, days: 30, spans: [7, 30, 90], view: null }

type SpanEvent = WechatMiniprogram.CustomEvent<object, object, { days: number }>

Page({
  ...loadable,
  data,

  onLoad() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const { days } = this.data
    const to = dayAt(Date.now())
    const [report, dashboard] = await Promise.all([loadReport({ from: addDays(to, 1 - days), to }), loadDashboard()])
    // Another span was chosen meanwhile.
    if (days !== this.data.days) return
    if (!report.ok) return this.showFailure(report.error)
    const members = dashboard.ok ? dashboard.data.members : null
    this.setData({ phase: 'ready', trouble: '', view: reportView(report.data, members) })
  },

  onSpan(event: SpanEvent) {
    this.setData({ days: event.currentTarget.dataset.days })
    return this.load()
  },
})
