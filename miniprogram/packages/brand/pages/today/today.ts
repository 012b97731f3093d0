import { loadable, type Phase } from '../../../../loading/loadable'
import { loadDashboard } from '../../../../services/figures'
import { rememberOperator } from '../../../../services/operator-phone'
import { DOORS, type DoorGroup } from './doors'
import { type TodayView, todayView } from './today-view'

interface TodayData {
  /** `outside`: not an operator. The doors are there whether the figures are or not. */
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone; null before the figures were read. */
  view: TodayView | null
  doors: readonly DoorGroup[]
}

const data: TodayData = { phase: 'loading', trouble: '', busy: false, view: null, doors: DOORS }

type PageEvent = WechatMiniprogram.CustomEvent<object, object, { page: string }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadDashboard()
    if (answer.ok) return this.setData({ phase: 'ready', trouble: '', view: todayView(answer.data) })
    if (answer.error.code !== 'NOT_ALLOWED') return this.showFailure(answer.error)
    rememberOperator(false)
    this.setData({ phase: 'outside', trouble: '' })
  },

  onDoor(event: PageEvent) {
    return wx.navigateTo({ url: event.currentTarget.dataset.page })
  },

  onMessages() {
    return wx.navigateTo({ url: '/packages/brand/pages/messages/messages' })
  },

  onReport() {
    return wx.navigateTo({ url: '/packages/brand/pages/report/report' })
  },
})
