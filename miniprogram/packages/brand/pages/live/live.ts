import type { BrandEvent, EventCourse, EventDraft } from '../../../../../typings/contract'
import { type Day, dayLabel, weekdayLabel } from '../../../../days/day'
import { dayAt, instantAt, timeLabel } from '../../../../days/instant'
import { momentLabel } from '../../../../days/span'
import { grouped } from '../../../../figures/grouped'
import { loadable, type Phase } from '../../../../loading/loadable'
import { copy } from '../../../../privacy/personal'
import { close, loadEvent, reveal, saveEvent } from '../../../../services/brand-events'
import type { Answer } from '../../../../services/call'
import { loadDashboard } from '../../../../services/figures'
import { type LiveView, liveView } from '../../event/live-view'
import { wholeOf } from '../../event/typed-numbers'
import { askFirst } from '../../form/ask-first'

interface LiveData {
  phase: Phase
  trouble: string
  busy: boolean
  /** What the page was opened with. */
  id: string
  /** From the server. */
  event: BrandEvent | null
  course: EventCourse
  /** How many members there are; 0 where it is not known. */
  members: number
  /** Whether the changes in the members' favour are shown, and what is typed there. */
  amending: boolean
  more: Readonly<Record<string, string>>
  /** The day until which prizes can be claimed now: it can only become later. */
  claimFrom: Day
  claimDay: Day
  claimWords: string
  /** For display alone. */
  view: LiveView | null
  readAt: string
}

const data: LiveData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  id: '',
  event: null,
  course: { draws: 0, entrants: 0 },
  members: 0,
  amending: false,
  more: {},
  claimFrom: '',
  claimDay: '',
  claimWords: '',
  view: null,
  readAt: '',
}

const BETWEEN_LOOKS_MS = 15_000

type MoreEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { id: string }>

Page({
  ...loadable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    return this.countMembers()
  },

  /** Once: the share of them who come is not so exact. */
  async countMembers() {
    const answer = await loadDashboard()
    if (!answer.ok) return
    this.setData({ members: answer.data.members.all })
    const { event, course } = this.data
    if (event !== null) this.show(event, course)
  },

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadEvent(this.data.id)
    if (!answer.ok) return this.showFailure(answer.error)
    const { event, course } = answer.data
    this.show(event, course)
  },

  /** Only while it is open and looked at. */
  lookAgain() {
    this.waitFor(() => {
      const timer = setTimeout(() => this.load(), BETWEEN_LOOKS_MS)
      return () => clearTimeout(timer)
    })
  },

  show(event: BrandEvent, course: EventCourse) {
    this.stopWaiting()
    if (event.state === 'open') this.lookAgain()
    const view = liveView(event, course, this.data.members)
    this.setData({ phase: 'ready', trouble: '', event, course, view, readAt: timeLabel(Date.now()) })
  },

  async onClose() {
    const { event } = this.data
    if (event === null) return
    await this.afterAsking(
      {
        title: '现在结束',
        content: `原定 ${momentLabel(event.closesAt)} 结束。提前结束会公开记下，也不能再打开。`,
        confirmText: '结束',
      },
      () => close(event.id),
    )
  },

  async onReveal() {
    const { event } = this.data
    if (event === null) return
    await this.afterAsking(
      {
        title: '拆开封好的答案',
        content: '公布种子以后，每一次抽奖谁都能重新算一遍。',
        confirmText: '拆封',
      },
      () => reveal(event.id),
    )
  },

  async onCopy() {
    const { view } = this.data
    this.setData({ trouble: await copy(view?.seed || view?.commitment || '') })
  },

  onAmending() {
    const { event } = this.data
    const claimDay = dayAt((event?.claimBy ?? 1) - 1)
    this.setData({
      amending: !this.data.amending,
      more: {},
      claimFrom: claimDay,
      claimDay,
      claimWords: `${dayLabel(claimDay)} ${weekdayLabel(claimDay)}`,
      trouble: '',
    })
  },

  /** Whether there is a next one is no term of this one: it can be changed until it has opened. */
  async onWeekly({ detail }: WechatMiniprogram.CustomEvent<never>) {
    await this.whileBusy(async () => {
      const answer = await saveEvent({ id: this.data.id, weekly: detail })
      if (answer.ok) return this.show(answer.data.event, this.data.course)
      // The switch goes back to what holds.
      this.setData({ event: this.data.event, trouble: answer.error.message })
    })
  },

  onMore(event: MoreEvent) {
    this.setData({ [`more.${event.currentTarget.dataset.id}`]: event.detail.value })
  },

  onClaimDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const claimDay = event.detail.value
    this.setData({ claimDay, claimWords: `${dayLabel(claimDay)} ${weekdayLabel(claimDay)}` })
  },

  async onAmend() {
    const { event } = this.data
    if (event === null) return
    const { draft, words } = this.amendment(event)
    if (words.length === 0) return this.setData({ trouble: '先填要加几份，或者选一个更晚的领奖日' })
    await this.afterAsking(
      {
        title: '公开记下这次改动',
        content: `${words.join('；')}。改了不能再减回来。`,
        confirmText: '改',
      },
      () => saveEvent(draft),
    )
  },

  /** What is typed, as it is saved and as it is confirmed. */
  amendment(event: BrandEvent): { draft: EventDraft; words: readonly string[] } {
    const { more, claimDay } = this.data
    const { id, claimBy = 0 } = event
    const added = event.prizes.map((prize) => ({ prize, extra: wholeOf(more[prize.id ?? ''] ?? '') ?? 0 }))
    const until = instantAt(claimDay, timeLabel(claimBy))
    const isLonger = claimDay > dayAt(claimBy - 1)
    return {
      draft: {
        id,
        prizes: added.map(({ prize, extra }) => ({ id: prize.id ?? '', units: (prize.units ?? 0) + extra })),
        ...(isLonger ? { claimBy: until } : {}),
      },
      words: [
        ...added.filter(({ extra }) => extra > 0).map(({ prize, extra }) => `“${prize.name}”加 ${grouped(extra)} 份`),
        ...(isLonger ? [`领奖延长到 ${momentLabel(until)}`] : []),
      ],
    }
  },

  async afterAsking(
    asking: { readonly title: string; readonly content: string; readonly confirmText: string },
    work: () => Promise<Answer<{ event: BrandEvent }>>,
  ) {
    if (this.data.busy) return
    if (!(await askFirst({ ...asking, cancelText: '再看看' }))) return
    await this.whileBusy(async () => {
      const answer = await work()
      if (!answer.ok) return this.setData({ trouble: answer.error.message })
      this.show(answer.data.event, this.data.course)
      this.setData({ amending: false })
    })
  },
})
