import type { Home } from '../../../typings/contract'
import { bollsOpen, branchCaption } from '../../days/cycle'
import { dayLabel, weekdayLabel } from '../../days/day'
import type { Failure } from '../../services/call'
import { checkIn, joinMembers, loadHome } from '../../services/member'
import { greetingAt } from './greeting'

interface HomeData {
  /** From the server; null until it has answered. */
  home: Home | null
  /** Nothing to show: not heard yet, not a member yet, or not reached. */
  phase: 'loading' | 'welcome' | 'failed' | 'ready'
  /** Why the last thing that was asked did not happen. */
  trouble: string
  busy: boolean
  /** Points of the check-in made on this page; 0 before it. */
  won: number
  /** For display alone. */
  greeting: string
  date: string
  open: number
  caption: string
}

const data: HomeData = {
  home: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  won: 0,
  greeting: '',
  date: '',
  open: 0,
  caption: '',
}

Page({
  data,

  onShow() {
    this.setData({ greeting: greetingAt(new Date().getHours()) })
    return this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await loadHome()
    if (answer.ok) this.show(answer.data)
    else if (answer.error.code === 'NOT_JOINED') this.setData({ phase: 'welcome', trouble: '' })
    else this.showFailure(answer.error)
  },

  async onRetry() {
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  async onJoin() {
    if (this.data.busy) return
    this.setData({ busy: true, trouble: '' })
    const answer = await joinMembers()
    if (answer.ok) await this.load()
    else this.setData({ trouble: answer.error.message })
    this.setData({ busy: false })
  },

  async onCheckIn() {
    const { home, busy } = this.data
    if (home === null || busy) return
    this.setData({ busy: true, trouble: '' })
    const answer = await checkIn(home)
    if (answer.ok) {
      this.show(answer.data.home)
      this.setData({ won: answer.data.checkedIn.earned })
    } else if (answer.error.code === 'ALREADY_DONE') await this.load()
    else this.setData({ trouble: answer.error.message })
    this.setData({ busy: false })
  },

  show(home: Home) {
    this.setData({
      home,
      won: home.checkedInToday ? this.data.won : 0,
      phase: 'ready',
      trouble: '',
      date: `${dayLabel(home.today)} ${weekdayLabel(home.today)}`,
      open: bollsOpen(home),
      caption: branchCaption(home),
    })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ message }: Failure) {
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },
})
