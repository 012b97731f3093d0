import type { TagDrawer } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import type { Answer } from '../../services/call'
import { forgetTag, loadTags, pauseTag, personalise } from '../../services/tags'
import { type TagRow, tagRow } from './tag-rows'

interface TagsData {
  phase: Phase
  trouble: string
  busy: boolean
  /** From the server. */
  personalised: boolean
  minor: boolean
  rows: readonly TagRow[]
}

const data: TagsData = { phase: 'loading', trouble: '', busy: false, personalised: false, minor: false, rows: [] }

type TagEvent = WechatMiniprogram.CustomEvent<object, object, { row: TagRow }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    this.take(await loadTags())
  },

  take(answer: Answer<TagDrawer>) {
    if (!answer.ok) return this.showFailure(answer.error)
    const { tags, personalised, minor } = answer.data
    this.setData({ phase: 'ready', trouble: '', personalised, minor, rows: tags.map(tagRow) })
  },

  onPause(event: TagEvent) {
    const { tag, paused } = event.currentTarget.dataset.row
    return this.whileBusy(async () => this.take(await pauseTag(tag, !paused)))
  },

  /** What it comes to is said first: it cannot be brought back. */
  onForget(event: TagEvent) {
    const { tag, name } = event.currentTarget.dataset.row
    return this.whileBusy(async () => {
      const { confirm } = await wx.showModal({
        title: `删掉“${name}”`,
        content: '连同它的来由一起删掉，推荐不再用到它。以后又常看这些，它会从头记起。',
        confirmText: '删掉',
        cancelText: '留着',
        confirmColor: '#3b7257',
      })
      if (confirm) this.take(await forgetTag(tag))
    })
  },

  onPersonalise() {
    if (this.data.minor) return
    return this.whileBusy(async () => {
      const answer = await personalise(!this.data.personalised)
      if (!answer.ok) return this.showFailure(answer.error)
      await this.load()
    })
  },
})
