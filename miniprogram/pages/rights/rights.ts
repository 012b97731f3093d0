import { dayAt } from '../../days/instant'
import { loadable, type Phase } from '../../loading/loadable'
import { type ExportedFile, erase, exportData, loadEraseTerms } from '../../services/rights'
import { eraseLines } from './erase-words'

interface RightsData {
  phase: Phase
  trouble: string
  busy: boolean
  /** Her file: nothing yet, being put together, on its way, there. */
  file: ExportedFile | null
  exporting: 'resting' | 'gathering' | 'fetching'
  fileFault: string
  /** What goes with her, while she looks at it; empty before she asked. */
  lines: readonly string[]
  /** The second step: she has read it. */
  hasRead: boolean
  isErased: boolean
}

const data: RightsData = {
  phase: 'ready',
  trouble: '',
  busy: false,
  file: null,
  exporting: 'resting',
  fileFault: '',
  lines: [],
  hasRead: false,
  isErased: false,
}

type DoorEvent = WechatMiniprogram.CustomEvent<object, object, { page: string }>

Page({
  ...loadable,
  data,

  async load() {
    this.stopWaiting()
    const answer = await loadEraseTerms()
    if (answer.ok) this.setData({ lines: eraseLines(answer.data), phase: 'ready', trouble: '' })
    else this.showFailure(answer.error)
  },

  async onExport() {
    if (this.data.exporting !== 'resting') return
    this.setData({ exporting: 'gathering', file: null, fileFault: '' })
    const answer = await exportData(dayAt(Date.now()), () => this.setData({ exporting: 'fetching' }))
    this.setData({ exporting: 'resting' })
    if (answer.ok) this.setData({ file: answer.data })
    else if (answer.error.code === 'NOT_JOINED') this.showFailure(answer.error)
    else this.setData({ fileFault: answer.error.message })
  },

  /** WeChat lets a file be sent by a tap alone, so making it and sending it are two. */
  async onSend() {
    const { file } = this.data
    if (file === null) return
    try {
      await wx.shareFileMessage({ filePath: file.path, fileName: file.name })
    } catch (error) {
      // Whoever closes the list of chats has sent nothing, and nothing is wrong.
      console.warn('我的数据没有发出', error)
    }
  },

  onTerms() {
    return this.whileBusy(() => this.load())
  },

  onKeep() {
    this.setData({ lines: [], hasRead: false, trouble: '' })
  },

  onRead() {
    this.setData({ hasRead: true })
  },

  onErase() {
    return this.whileBusy(async () => {
      const answer = await erase()
      if (answer.ok) this.setData({ isErased: true, lines: [], hasRead: false, file: null, trouble: '' })
      else this.showFailure(answer.error)
    })
  },

  onDoor(event: DoorEvent) {
    return wx.navigateTo({ url: event.currentTarget.dataset.page })
  },
})
