import { loadable, type Phase } from '../../../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../../../loading/paged'
import { loadShelf } from '../../../../services/brand-rewards'
import type { Answer } from '../../../../services/call'
import { type ShelfRow, shelfRow } from './shelf-rows'

interface ShelfData extends Paged<ShelfRow> {
  phase: Phase
  trouble: string
  busy: boolean
}

const data: ShelfData = { ...NO_PAGES, phase: 'loading', trouble: '', busy: false }

type RewardEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    this.comeBack()
    return this.reload()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadShelf(cursor)
    if (!answer.ok) return answer
    const { rewards, next } = answer.data
    const rows = rewards.map((reward) => shelfRow(reward, Date.now()))
    return { ok: true, data: { rows, ...(next === undefined ? {} : { next }) } }
  },

  onReward(event: RewardEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/shelf-item/shelf-item?id=${event.currentTarget.dataset.id}` })
  },

  onNew() {
    return wx.navigateTo({ url: '/packages/brand/pages/shelf-item/shelf-item' })
  },
})
