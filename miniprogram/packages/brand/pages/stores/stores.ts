import type { StoreView } from '../../../../../typings/contract'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadStores } from '../../../../services/brand-stores'

interface StoresData {
  phase: Phase
  trouble: string
  busy: boolean
  /** From the server. */
  stores: readonly StoreView[]
}

const data: StoresData = { phase: 'loading', trouble: '', busy: false, stores: [] }

type StoreEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  onShow() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadStores()
    if (answer.ok) this.setData({ stores: answer.data.stores, phase: 'ready', trouble: '' })
    else this.showFailure(answer.error)
  },

  onStore(event: StoreEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/store/store?id=${event.currentTarget.dataset.id}` })
  },

  onNew() {
    return wx.navigateTo({ url: '/packages/brand/pages/store/store' })
  },
})
