import type { Home, MayAsk } from '../../../typings/contract'
import { BRAND_NAME } from '../../brand'
import { bollsOpen, branchCaption } from '../../days/cycle'
import { dayLabel, weekdayLabel } from '../../days/day'
import { hourOf } from '../../days/instant'
import { inSight } from '../../loading/in-sight'
import { unopenedLine } from '../../messages/message-words'
import { goTo } from '../../navigation/go-to'
import { leavePage, noteTap, seePage } from '../../services/behaviour'
import type { Failure } from '../../services/call'
import { checkIn, joinMembers, loadHome } from '../../services/member'
import { whenOnline } from '../../services/network'
import { questionAt } from '../../services/permission'
import { greetingAt } from './greeting'
import { type HomeLine, homeLines } from './home-lines'

interface HomeData {
  /** From the server; null until it has answered. */
  home: Home | null
  /** What to show in place of the page: not heard yet, not a member, not reached. */
  phase: 'loading' | 'welcome' | 'failed' | 'ready'
  /** Why the last thing that was asked did not happen. */
  trouble: string
  busy: boolean
  /** Points of the check-in made on this page today; 0 before it. */
  won: number
  /** What may be asked after the check-in made on this page; null for nothing. */
  question: MayAsk | null
  /** For display alone. */
  brandName: string
  greeting: string
  date: string
  open: number
  caption: string
  lines: readonly HomeLine[]
  unopened: string
}

const data: HomeData = {
  home: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  won: 0,
  question: null,
  brandName: BRAND_NAME,
  greeting: '',
  date: '',
  open: 0,
  caption: '',
  lines: [],
  unopened: '',
}

type LineEvent = WechatMiniprogram.CustomEvent<object, object, { line: HomeLine }>

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

  async load() {
    this.stopWaiting()
    const answer = await loadHome()
    if (answer.ok) this.show(answer.data, this.data.won)
    else this.showFailure(answer.error)
  },

  onRetry() {
    return this.whileBusy(() => this.load())
  },

  onPrivacy() {
    return wx.navigateTo({ url: '/pages/privacy/privacy' })
  },

  /** The button says what she agrees to; the words beside it say where to read it. */
  onJoin() {
    return this.whileBusy(async () => {
      const answer = await joinMembers()
      if (answer.ok) await this.load()
      else this.setData({ trouble: answer.error.message })
    })
  },

  onCheckIn() {
    const { home } = this.data
    if (home === null) return
    return this.whileBusy(async () => {
      const answer = await checkIn(home)
      if (answer.ok) {
        this.show(answer.data.home, answer.data.checkedIn.earned)
        this.setData({ question: questionAt('checkIn', answer.data.home.mayAsk) })
      } else if (answer.error.code === 'ALREADY_DONE') await this.load()
      else this.setData({ trouble: answer.error.message })
    })
  },

  onStatement() {
    noteTap(this.route, 'points')
    return wx.navigateTo({ url: '/pages/statement/statement' })
  },

  onInbox() {
    return wx.navigateTo({ url: '/pages/inbox/inbox' })
  },

  onLine(event: LineEvent) {
    const { page, about } = event.currentTarget.dataset.line
    noteTap(this.route, about)
    return goTo(page)
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

  show(home: Home, won: number) {
    this.setData({
      home,
      phase: 'ready',
      trouble: '',
      won: home.checkedInToday ? won : 0,
      // It belongs to the moment: whoever went on without an answer is not met by it again.
      question: null,
      greeting: greetingAt(hourOf(home.at)),
      date: `${dayLabel(home.today)} ${weekdayLabel(home.today)}`,
      open: bollsOpen(home),
      caption: branchCaption(home),
      lines: homeLines(home),
      unopened: unopenedLine(home.unopened ?? 0),
    })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ code, message }: Failure) {
    if (code === 'NOT_JOINED') return this.setData({ phase: 'welcome', trouble: '' })
    if (code === 'OFFLINE') this.waitFor(() => whenOnline(() => this.load()))
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },
})
