import { loadable, type Phase } from '../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../loading/paged'
import { type MessageRow, messageRow, suppressedLine } from '../../messages/message-words'
import { goTo } from '../../navigation/go-to'
import type { Answer } from '../../services/call'
import { loadInbox, notRelevant, openMessage } from '../../services/messages'

interface InboxData extends Paged<MessageRow> {
  phase: Phase
  trouble: string
  busy: boolean
  /** What was held back is explained. */
  isExplained: boolean
  /** For display alone. */
  suppressed: string
}

const data: InboxData = {
  ...NO_PAGES,
  phase: 'loading',
  trouble: '',
  busy: false,
  isExplained: false,
  suppressed: '',
}

type MessageEvent = WechatMiniprogram.CustomEvent<object, object, { message: MessageRow }>

Page({
  ...loadable,
  ...paged,
  data,

  /** Coming back from a message leaves the list where it was. */
  onLoad() {
    return this.load()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadInbox(cursor)
    if (!answer.ok) return answer
    const { messages, suppressed, next } = answer.data
    const read = { rows: messages.map(messageRow), beside: { suppressed: suppressedLine(suppressed.count) } }
    return { ok: true, data: next === undefined ? read : { ...read, next } }
  },

  onExplain() {
    this.setData({ isExplained: !this.data.isExplained })
  },

  /** She goes where it leads at once; that it was opened is told beside it, and a failure of that is not her concern. */
  async onOpen(event: MessageEvent) {
    const { id, page, opened } = event.currentTarget.dataset.message
    await Promise.all([goTo(page), opened ? null : this.tellOpened(id)])
  },

  async tellOpened(id: string) {
    const answer = await openMessage(id)
    if (answer.ok) this.change(id, { opened: true })
  },

  onNotRelevant(event: MessageEvent) {
    const { id } = event.currentTarget.dataset.message
    return this.whileBusy(async () => {
      const answer = await notRelevant(id)
      if (answer.ok) this.change(id, { irrelevant: true })
      this.setData({ trouble: answer.ok ? '' : answer.error.message })
    })
  },

  onWhy(event: MessageEvent) {
    const { id } = event.currentTarget.dataset.message
    return wx.navigateTo({
      url: `/pages/why/why?id=${encodeURIComponent(id)}`,
      events: { notRelevant: () => this.change(id, { irrelevant: true }) },
    })
  },

  onSettings() {
    return wx.navigateTo({ url: '/pages/message-settings/message-settings' })
  },

  /** Changes one row where it stands. */
  change(id: string, change: Partial<MessageRow>) {
    for (const [p, { rows }] of this.data.pages.entries()) {
      const r = rows.findIndex((row) => row.id === id)
      if (r >= 0) this.setData({ [`pages[${p}].rows[${r}]`]: { ...rows[r], ...change } })
    }
  },
})
