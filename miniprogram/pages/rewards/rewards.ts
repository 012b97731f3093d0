import { type RewardCard, rewardCard } from '../../components/reward-card/reward-rows'
import { grouped } from '../../figures/grouped'
import { loadable, type Phase } from '../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../loading/paged'
import { type TagChoice, tagChoices } from '../../rewards/reward-words'
import { noteTap, seePage } from '../../services/behaviour'
import type { Answer } from '../../services/call'
import { loadRewards } from '../../services/rewards'

interface RewardsData extends Paged<RewardCard> {
  phase: Phase
  trouble: string
  busy: boolean
  /** The filter; empty for all. */
  tag: string
  /** For display alone. */
  points: string
  tags: readonly TagChoice[]
  /** Whether her tags put some of them first. */
  isRecommended: boolean
}

const data: RewardsData = {
  ...NO_PAGES,
  phase: 'loading',
  trouble: '',
  busy: false,
  tag: '',
  points: '',
  tags: [],
  isRecommended: false,
}

type TagEvent = WechatMiniprogram.CustomEvent<object, object, { tag: string }>
type RewardEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    this.comeBack()
    seePage(this.route)
    return this.reload()
  },

  listed(): string {
    return this.data.tag
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const { tag } = this.data
    const answer = await loadRewards({ ...(cursor === '' ? {} : { cursor }), ...(tag === '' ? {} : { tag }) })
    if (!answer.ok) return answer
    const { rewards, points, next } = answer.data
    // Only whether one can redeem now is said by the phone's clock; the server decides when it is tried.
    const rows = rewards.map((reward) => rewardCard(reward, Date.now()))
    // The choice stays while it narrows the list, so that one can go back.
    const beside = {
      points: grouped(points),
      isRecommended: rows.some(({ because }) => because !== ''),
      ...(tag === '' ? { tags: tagChoices(rewards) } : {}),
    }
    return { ok: true, data: { rows, beside, ...(next === undefined ? {} : { next }) } }
  },

  onTag(event: TagEvent) {
    const { tag } = event.currentTarget.dataset
    if (tag !== this.data.tag) noteTap(this.route, tag)
    this.setData({ tag: tag === this.data.tag ? '' : tag })
    return this.load()
  },

  onReward(event: RewardEvent) {
    return wx.navigateTo({ url: `/pages/reward/reward?id=${event.currentTarget.dataset.id}` })
  },

  onGoCheckIn() {
    return wx.switchTab({ url: '/pages/check-in/check-in' })
  },

  onVouchers() {
    return wx.navigateTo({ url: '/pages/vouchers/vouchers' })
  },

  onTags() {
    return wx.navigateTo({ url: '/pages/tags/tags' })
  },
})
