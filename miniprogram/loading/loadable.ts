import { leavePage } from '../services/behaviour'
import type { Failure } from '../services/call'
import { whenOnline } from '../services/network'

/** What stands in place of a page: not heard yet, not a member, not reached, what it is about is no more, or the page itself. */
export type Phase = 'loading' | 'outside' | 'failed' | 'gone' | 'ready'

interface LoadingPage {
  readonly route: string
  readonly data: { readonly phase: Phase; readonly busy: boolean }
  setData(change: { phase?: Phase; trouble?: string; busy?: boolean }): void
  load(): Promise<unknown>
  stopWaiting(): void
}

/** What a page does around its `load`: spread it into the page, before what is the page's own. */
export const loadable = {
  onHide(this: LoadingPage) {
    leavePage(this.route)
    this.stopWaiting()
  },

  onUnload(this: LoadingPage) {
    leavePage(this.route)
    this.stopWaiting()
  },

  async onPullDownRefresh(this: LoadingPage) {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** One thing at a time: a second tap meanwhile is nothing. */
  async whileBusy(this: LoadingPage, work: () => Promise<unknown>) {
    if (this.data.busy) return
    this.setData({ busy: true })
    try {
      await work()
    } finally {
      this.setData({ busy: false })
    }
  },

  async onRetry(this: LoadingPage & { whileBusy(work: () => Promise<unknown>): Promise<void> }) {
    await this.whileBusy(() => this.load())
  },

  onGoHome() {
    return wx.switchTab({ url: '/pages/home/home' })
  },

  /** What is already shown stays, with a word on why it is not new. Offline, the page loads once the network is back. */
  showFailure(this: LoadingPage, { code, message }: Failure) {
    if (code === 'NOT_JOINED') return this.setData({ phase: 'outside', trouble: '' })
    if (code === 'OFFLINE') this.stopWaiting = whenOnline(() => this.load())
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },

  /** Replaced while the page waits for the network. */
  stopWaiting() {},
}
