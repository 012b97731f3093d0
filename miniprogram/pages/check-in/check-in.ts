import type { Calendar, CalendarDay, CheckedIn, Home, MayAsk } from '../../../typings/contract'
import { bollsOpen } from '../../days/cycle'
import { dayLabel, monthOf } from '../../days/day'
import { inSight } from '../../loading/in-sight'
import { leavePage, noteTap, seePage } from '../../services/behaviour'
import type { Answer, Failure } from '../../services/call'
import { checkIn, knownHome, loadCalendar, loadHome, makeUp } from '../../services/member'
import { whenOnline } from '../../services/network'
import { questionAt } from '../../services/permission'

interface CheckInData {
  /** From the server; null, empty and 0 until it has answered. */
  home: Home | null
  days: readonly CalendarDay[]
  cardsLeft: number
  /** The earliest day that a card reaches. */
  makeUpFrom: string
  /** What to show in place of the page: not heard yet, not a member, not reached. */
  phase: 'loading' | 'outside' | 'failed' | 'ready'
  /** Why the last thing that was asked did not happen. */
  trouble: string
  busy: boolean
  /** Points of the check-in made on this page today; 0 before it. */
  won: number
  /** What may be asked after the check-in made on this page; null for nothing. */
  question: MayAsk | null
  /** The month in view, and the same of it. */
  month: string
  monthState: 'loading' | 'failed' | 'known'
  monthTrouble: string
  /** For display alone. */
  open: number
  madeUp: string
}

const data: CheckInData = {
  home: null,
  days: [],
  cardsLeft: 0,
  makeUpFrom: '',
  phase: 'loading',
  trouble: '',
  busy: false,
  won: 0,
  question: null,
  month: '',
  monthState: 'loading',
  monthTrouble: '',
  open: 0,
  madeUp: '',
}

Page({
  ...inSight,
  data,

  onShow() {
    this.comeBack()
    seePage(this.route)
    return this.load()
  },

  onHide() {
    leavePage(this.route)
    this.leave()
  },

  onUnload() {
    leavePage(this.route)
    this.leave()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** Which month it is, the server says; so the month waits for the first `home` of a visit, and later goes beside it. */
  async load() {
    this.stopWaiting()
    const known = this.data.home ?? knownHome()
    if (known !== null) this.showHome(known)
    const [answer] = await Promise.all([loadHome(), known === null ? null : this.loadMonth()])
    if (!answer.ok) return this.showFailure(answer.error)
    this.showHome(answer.data)
    if (known === null) await this.loadMonth()
  },

  async loadMonth() {
    const { month } = this.data
    const answer = await loadCalendar(month)
    if (month === this.data.month) this.showMonth(answer)
  },

  onRetry() {
    return this.whileBusy(() => this.load())
  },

  onGoHome() {
    return wx.switchTab({ url: '/pages/home/home' })
  },

  onCheckIn() {
    const { home } = this.data
    if (home === null) return
    return this.whileBusy(async () => {
      const answer = await checkIn(home)
      if (answer.ok) {
        this.setData({ won: answer.data.checkedIn.earned })
        this.showHome(answer.data.home)
        this.setData({ question: questionAt('checkIn', answer.data.home.mayAsk) })
        await this.showCheckedDay(answer.data.checkedIn)
      } else if (answer.error.code === 'ALREADY_DONE') await this.load()
      else this.setData({ trouble: answer.error.message })
    })
  },

  onTurn(event: WechatMiniprogram.CustomEvent<{ month: string }>) {
    noteTap(this.route, 'month')
    this.setData({ month: event.detail.month, days: [], monthState: 'loading', monthTrouble: '', madeUp: '' })
    return this.loadMonth()
  },

  onPick() {
    noteTap(this.route, 'day')
    if (this.data.monthState === 'known') this.setData({ monthTrouble: '' })
  },

  onMakeUp(event: WechatMiniprogram.CustomEvent<{ day: string }>) {
    const { day } = event.detail
    return this.whileBusy(async () => {
      const answer = await makeUp(day)
      if (!answer.ok) return this.setData({ monthTrouble: answer.error.message })
      this.setData({ madeUp: `${dayLabel(day)}补上了，得 ${answer.data.earned} 积分` })
      await this.load()
    })
  },

  onRetryMonth() {
    this.setData({ monthState: 'loading', monthTrouble: '' })
    return this.loadMonth()
  },

  /** One thing at a time: a second tap meanwhile is nothing. */
  async whileBusy(work: () => Promise<void>) {
    if (this.data.busy) return
    this.setData({ busy: true })
    try {
      await work()
    } finally {
      this.setData({ busy: false })
    }
  },

  showHome(home: Home) {
    this.setData({
      home,
      phase: 'ready',
      trouble: '',
      won: home.checkedInToday ? this.data.won : 0,
      // It belongs to the moment: whoever went on without an answer is not met by it again.
      question: null,
      month: this.data.month || monthOf(home.today),
      open: bollsOpen(home),
    })
  },

  showMonth(answer: Answer<Calendar>) {
    if (answer.ok) {
      const { days, cardsLeft, makeUpFrom } = answer.data
      this.setData({ days, cardsLeft, makeUpFrom, monthState: 'known', monthTrouble: '' })
    } else this.setData({ monthState: 'failed', monthTrouble: answer.error.message })
  },

  /** Days that came back with it may lie anywhere in the month, so then the month is read again. */
  async showCheckedDay({ day, earned, givenBack }: CheckedIn) {
    const { days, month } = this.data
    if (givenBack.length > 0) return this.loadMonth()
    if (monthOf(day) === month) this.setData({ days: [...days, { day, kind: 'checked', earned }] })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ code, message }: Failure) {
    if (code === 'NOT_JOINED') return this.setData({ phase: 'outside' })
    if (code === 'OFFLINE') this.waitFor(() => whenOnline(() => this.load()))
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },
})
