import type { Calendar, CalendarDay, CheckedIn, Home } from '../../../typings/contract'
import { bollsOpen } from '../../days/cycle'
import { monthOf } from '../../days/day'
import type { Answer, Failure } from '../../services/call'
import { checkIn, knownHome, loadCalendar, loadHome } from '../../services/member'

interface CheckInData {
  /** From the server; null until it has answered. */
  home: Home | null
  days: readonly CalendarDay[]
  cardsLeft: number
  /** Nothing to show: not heard yet, not a member yet, or not reached. */
  phase: 'loading' | 'outside' | 'failed' | 'ready'
  /** The month in view, and whether its days have come. */
  month: string
  monthState: 'loading' | 'failed' | 'known'
  monthTrouble: string
  /** Why the last thing that was asked did not happen. */
  trouble: string
  busy: boolean
  /** For display alone. */
  open: number
}

const data: CheckInData = {
  home: null,
  days: [],
  cardsLeft: 0,
  phase: 'loading',
  month: '',
  monthState: 'loading',
  monthTrouble: '',
  trouble: '',
  busy: false,
  open: 0,
}

Page({
  data,

  onShow() {
    return this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** The month to ask for is the server's, so it waits for the first `home` of a visit; after that both go together. */
  async load() {
    const known = this.data.home ?? knownHome()
    if (known !== null) this.showHome(known)
    const [answer] = await Promise.all([loadHome(), known === null ? null : this.loadMonth()])
    if (answer.ok) {
      const wasShown = this.data.month
      this.showHome(answer.data)
      if (this.data.month !== wasShown) await this.loadMonth()
    } else if (answer.error.code === 'NOT_JOINED') this.setData({ phase: 'outside' })
    else this.showFailure(answer.error)
  },

  async loadMonth() {
    const { month } = this.data
    const answer = await loadCalendar(month)
    if (month === this.data.month) this.showMonth(answer)
  },

  onTurn(event: WechatMiniprogram.CustomEvent<{ month: string }>) {
    this.setData({ month: event.detail.month, days: [], monthState: 'loading' })
    return this.loadMonth()
  },

  onRetryMonth() {
    this.setData({ monthState: 'loading' })
    return this.loadMonth()
  },

  async onRetry() {
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  onGoHome() {
    return wx.switchTab({ url: '/pages/home/home' })
  },

  async onCheckIn() {
    const { home, busy } = this.data
    if (home === null || busy) return
    this.setData({ busy: true, trouble: '' })
    const answer = await checkIn(home)
    if (answer.ok) {
      this.showHome(answer.data.home)
      this.showCheckedDay(answer.data.checkedIn)
    } else if (answer.error.code === 'ALREADY_DONE') await this.load()
    else this.setData({ trouble: answer.error.message })
    this.setData({ busy: false })
  },

  showHome(home: Home) {
    this.setData({
      home,
      open: bollsOpen(home),
      month: this.data.month || monthOf(home.today),
      phase: 'ready',
      trouble: '',
    })
  },

  showMonth(answer: Answer<Calendar>) {
    if (answer.ok) {
      const { days, cardsLeft } = answer.data
      this.setData({ days, cardsLeft, monthState: 'known' })
    } else this.setData({ monthState: 'failed', monthTrouble: answer.error.message })
  },

  showCheckedDay({ day, earned }: CheckedIn) {
    const { days, month } = this.data
    if (monthOf(day) !== month) return
    this.setData({ days: [...days.filter((one) => one.day !== day), { day, kind: 'checked', earned }] })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ message }: Failure) {
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },
})
