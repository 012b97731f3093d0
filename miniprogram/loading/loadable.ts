import { leavePage } from '../services/behaviour'
import type { Failure } from '../services/call'
import { whenOnline } from '../services/network'
import { inSight } from './in-sight'

/** What stands in place of a page: not heard yet, not a member, not reached, what it is about is no more, or the page itself. */
export type Phase = 'loading' | 'outside' | 'failed' | 'gone' | 'ready'

interface LoadingPage {
  readonly route: string
  readonly data: { readonly phase: Phase; readonly busy: boolean }
  setData(change: { phase?: Phase; trouble?: string; busy?: boolean }): void
  load(): Promise<unknown>
  leave(): void
  comeBack(): void
  waitFor(begin: () => () => void): void
}

/** What a page does around its `load`: spread it into the page, before what is the page's own. An `onShow` of its own comes
 *  back first. */
export const loadable = {
  ...inSight,

  onShow(this: LoadingPage) {
    this.comeBack()
  },

  onHide(this: LoadingPage) {
    leavePage(this.route)
    this.leave()
  },

  onUnload(this: LoadingPage) {
    leavePage(this.route)
    this.leave()
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
    if (code === 'OFFLINE') this.waitFor(() => whenOnline(() => this.load()))
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },
}
