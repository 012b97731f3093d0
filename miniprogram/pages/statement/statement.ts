import type { Statement } from '../../../typings/contract'
import { type EntryRow, rowsOf } from '../../components/entry-list/entry-row'
import { type Day, dayLabel } from '../../days/day'
import { grouped } from '../../figures/grouped'
import { proveStatement, type Verdict } from '../../proof/prove-statement'
import type { Failure } from '../../services/call'
import { loadStatement } from '../../services/member'
import { whenOnline } from '../../services/network'
import { misfitStory } from './misfit-story'

interface StatementData {
  /** From the server. */
  points: number
  debt: number
  lots: Statement['lots']
  /** Where the next page begins; empty after the last. */
  next: string
  /** The day of the oldest entry that was read; empty before the first. */
  lastDay: Day | ''
  /** The entries in words, by the pages in which they were read. */
  pages: ReadonlyArray<{ readonly cursor: string; readonly rows: readonly EntryRow[] }>
  /** What to show in place of the page: not heard yet, not a member, not reached. */
  phase: 'loading' | 'outside' | 'failed' | 'ready'
  /** Why the last thing that was asked did not happen. */
  trouble: string
  busy: boolean
  /** The page below the last, and why it is not there. */
  more: 'resting' | 'loading' | 'failed'
  moreTrouble: string
  /** The check of the chain. */
  proof: 'resting' | 'walking' | 'whole' | 'misfit' | 'unread'
  checked: number
  total: number
  story: string
  /** For display alone. */
  figures: { readonly points: string; readonly debt: string }
  today: Day
  firstDay: string
}

const data: StatementData = {
  points: 0,
  debt: 0,
  lots: [],
  next: '',
  lastDay: '',
  pages: [],
  phase: 'loading',
  trouble: '',
  busy: false,
  more: 'resting',
  moreTrouble: '',
  proof: 'resting',
  checked: 0,
  total: 0,
  story: '',
  figures: { points: '', debt: '' },
  today: '',
  firstDay: '',
}

/** Entries a page, to read and to check. A page to check is hashed in one go, which a slow phone must do within 50 ms. */
const READ = 20
const CHECK = 40

Page({
  data,

  onLoad() {
    return this.load()
  },

  onUnload() {
    this.stopWaiting()
    this.isLeft = true
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** The newest page, in place of whatever was read before. */
  async load() {
    this.stopWaiting()
    const answer = await loadStatement({ limit: READ })
    if (!answer.ok) return this.showFailure(answer.error)
    const { today, points, debt, lots } = answer.data
    this.setData({
      points,
      debt,
      figures: { points: grouped(points), debt: grouped(debt) },
      lots,
      pages: [],
      phase: 'ready',
      trouble: '',
      today,
      ...(this.data.proof === 'walking' ? {} : { proof: 'resting', story: '' }),
    })
    this.showPage(answer.data, { cursor: '', lastDay: '' })
  },

  async onReachBottom() {
    const { phase, next, more } = this.data
    if (phase === 'ready' && next !== '' && more === 'resting') await this.loadMore()
  },

  async loadMore() {
    const { next, lastDay } = this.data
    this.setData({ more: 'loading', moreTrouble: '' })
    const answer = await loadStatement({ cursor: next, limit: READ })
    // A pull down meanwhile has begun anew.
    if (next !== this.data.next) return
    if (answer.ok) this.showPage(answer.data, { cursor: next, lastDay })
    else this.setData({ more: 'failed', moreTrouble: answer.error.message })
  },

  /** Puts a page below the others. Only the new one is handed over. */
  showPage(
    { entries, next = '' }: Statement,
    { cursor, lastDay }: { readonly cursor: string; readonly lastDay: Day | '' },
  ) {
    const oldest = entries[entries.length - 1]?.day ?? lastDay
    this.setData({
      [`pages[${this.data.pages.length}]`]: { cursor, rows: rowsOf(entries, lastDay) },
      next,
      lastDay: oldest,
      firstDay: next === '' && oldest !== '' ? `${oldest.slice(0, 4)}年${dayLabel(oldest)}` : '',
      more: 'resting',
      moreTrouble: '',
    })
  },

  async onCheck() {
    if (this.data.proof === 'walking') return
    this.setData({ proof: 'walking', checked: 0, total: 0, story: '' })
    const verdict = await proveStatement({
      loadPage: (cursor) => loadStatement({ limit: CHECK, ...(cursor === undefined ? {} : { cursor }) }),
      goOn: (progress) => {
        if (!this.isLeft) this.setData(progress)
        return !this.isLeft
      },
    })
    if (!this.isLeft) this.showVerdict(verdict)
  },

  showVerdict(verdict: Verdict) {
    if (verdict.kind === 'whole') this.setData({ proof: 'whole', checked: verdict.checked })
    else if (verdict.kind === 'misfit') this.setData({ proof: 'misfit', story: misfitStory(verdict.misfit) })
    else if (verdict.kind === 'unread') this.setData({ proof: 'unread', story: verdict.error.message })
  },

  /** One thing at a time: a second tap meanwhile is nothing. */
  async onRetry() {
    if (this.data.busy) return
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  onGoHome() {
    return wx.switchTab({ url: '/pages/home/home' })
  },

  onGoCheckIn() {
    return wx.switchTab({ url: '/pages/check-in/check-in' })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ code, message }: Failure) {
    if (code === 'NOT_JOINED') return this.setData({ phase: 'outside' })
    if (code === 'OFFLINE' && !this.isLeft) this.stopWaiting = whenOnline(() => this.load())
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },

  /** Replaced while the page waits for the network. */
  stopWaiting() {},

  isLeft: false,
})
