import type { WhyMessage } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import { type MessageRow, messageRow } from '../../messages/message-words'
import { type WorthWords, worthWords } from '../../messages/why-words'
import { loadWhy, notRelevant } from '../../services/messages'

interface WhyData {
  id: string
  /** From the server; null until it has answered. */
  why: WhyMessage | null
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  message: MessageRow | null
  worth: WorthWords | null
}

const data: WhyData = {
  id: '',
  why: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  message: null,
  worth: null,
}

Page({
  ...loadable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id: decodeURIComponent(id) })
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadWhy(this.data.id)
    if (answer.ok) this.show(answer.data)
    else if (answer.error.code === 'NOT_FOUND') this.setData({ phase: 'gone' })
    else this.showFailure(answer.error)
  },

  show(why: WhyMessage) {
    this.setData({
      why,
      phase: 'ready',
      trouble: '',
      message: messageRow(why.message),
      worth: worthWords(why),
    })
  },

  onNotRelevant() {
    return this.whileBusy(async () => {
      const answer = await notRelevant(this.data.id)
      if (!answer.ok) return this.setData({ trouble: answer.error.message })
      this.setData({ 'message.irrelevant': true, trouble: '' })
      // Nobody listens when she did not come from the inbox.
      this.getOpenerEventChannel().emit?.('notRelevant')
    })
  },

  onInbox() {
    return wx.redirectTo({ url: '/pages/inbox/inbox' })
  },

  onTags() {
    return wx.navigateTo({ url: '/pages/tags/tags' })
  },

  onSettings() {
    return wx.navigateTo({ url: '/pages/message-settings/message-settings' })
  },
})
