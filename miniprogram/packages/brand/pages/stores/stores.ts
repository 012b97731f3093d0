import type { StoreView } from '../../../../../typings/contract'
import { type InParts, inParts, NO_PARTS } from '../../../../loading/in-parts'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadStores } from '../../../../services/brand-stores'
import { isSought, SEARCHED_FROM } from '../../form/search'

interface StoresData extends InParts<StoreView> {
  phase: Phase
  trouble: string
  busy: boolean
  sought: string
  /** How many there are. */
  count: number
  isSearchable: boolean
}

const data: StoresData = {
  ...NO_PARTS,
  phase: 'loading',
  trouble: '',
  busy: false,
  sought: '',
  count: 0,
  isSearchable: false,
}

type StoreEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...inParts,
  data,

  /** From the server. */
  stores: [] as readonly StoreView[],

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadStores()
    if (!answer.ok) return this.showFailure(answer.error)
    this.stores = answer.data.stores
    const count = this.stores.length
    this.drawRows({ count, isSearchable: count >= SEARCHED_FROM, phase: 'ready', trouble: '' })
  },

  rows(): readonly StoreView[] {
    return this.stores.filter(({ name, address }: StoreView) => isSought(this.data.sought, name, address))
  },

  onSought(event: WechatMiniprogram.CustomEvent<{ readonly value: string }>) {
    this.setData({ sought: event.detail.value })
    this.drawRows()
  },

  onStore(event: StoreEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/store/store?id=${event.currentTarget.dataset.id}` })
  },

  onNew() {
    return wx.navigateTo({ url: '/packages/brand/pages/store/store' })
  },
})
