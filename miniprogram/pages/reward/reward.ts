import type { MayAsk, RewardView, Voucher } from '../../../typings/contract'
import { momentLabel } from '../../days/span'
import { loadable, type Phase } from '../../loading/loadable'
import { confirmWords, mostOf, pictureOf, priceOf, standingOf, termsOf } from '../../rewards/reward-words'
import { seePage } from '../../services/behaviour'
import { mayHaveBeenDone } from '../../services/call'
import { knownHome } from '../../services/member'
import { questionAt } from '../../services/permission'
import { loadReward, redeem, wish } from '../../services/rewards'
import { spacedCode } from '../../vouchers/voucher-words'

interface RewardData {
  id: string
  /** From the server; null until it has answered. */
  reward: RewardView | null
  points: number
  phase: Phase
  trouble: string
  busy: boolean
  /** How many were hers when she redeemed and no answer came; null where none is awaited. The next tap asks the same again,
   *  though the page has read meanwhile what came of it. */
  unheard: number | null
  /** How many she wants. */
  quantity: number
  /** What was just redeemed; empty before. */
  vouchers: ReadonlyArray<Voucher & { readonly spaced: string }>
  /** What may be asked after what was just done here; null for nothing. */
  question: MayAsk | null
  /** For display alone. */
  most: number
  picture: string
  price: string
  standing: string
  terms: readonly string[]
  usableUntil: string
}

const data: RewardData = {
  id: '',
  reward: null,
  points: 0,
  phase: 'loading',
  trouble: '',
  busy: false,
  unheard: null,
  quantity: 1,
  vouchers: [],
  question: null,
  most: 0,
  picture: '',
  price: '',
  standing: '',
  terms: [],
  usableUntil: '',
}

Page({
  ...loadable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    return this.load()
  },

  onShow() {
    this.comeBack()
    seePage(this.route, this.data.id)
  },

  async load() {
    this.stopWaiting()
    const answer = await loadReward(this.data.id)
    if (!answer.ok && answer.error.code === 'NOT_FOUND') return this.setData({ phase: 'gone' })
    if (!answer.ok) return this.showFailure(answer.error)
    const [reward] = answer.data.rewards
    if (reward !== undefined) this.show(reward, answer.data.points)
  },

  show(reward: RewardView, points: number) {
    const most = mostOf(reward, points)
    this.setData({
      reward,
      points,
      phase: 'ready',
      trouble: '',
      quantity: Math.max(1, Math.min(this.data.quantity, most)),
      most,
      picture: pictureOf(reward),
      price: priceOf(reward),
      standing: standingOf(reward, Date.now()),
      terms: termsOf(reward),
    })
  },

  onQuantity(event: { readonly detail: number }) {
    this.setData({ quantity: event.detail })
  },

  onWish() {
    const { reward } = this.data
    if (reward === null) return
    return this.whileBusy(async () => {
      const answer = await wish(reward.id, !reward.wished)
      if (!answer.ok) return this.setData({ trouble: answer.error.message })
      const { on } = answer.data
      this.setData({ 'reward.wished': on, trouble: '', question: on ? this.questionAt('wish') : null })
    })
  },

  onRedeem() {
    const { reward, quantity } = this.data
    if (reward === null) return
    return this.whileBusy(async () => {
      const { confirm } = await wx.showModal({
        title: '确认兑换',
        content: confirmWords(reward, quantity),
        confirmText: '兑换',
        cancelText: '再想想',
        confirmColor: '#3b7257',
      })
      if (confirm) await this.redeem(reward, quantity)
    })
  },

  async redeem({ id: rewardId, mine }: RewardView, quantity: number) {
    const seen = this.data.unheard ?? mine
    const answer = await redeem({ rewardId, quantity }, seen)
    if (!answer.ok) {
      await this.load()
      return this.setData({ trouble: answer.error.message, unheard: mayHaveBeenDone(answer.error) ? seen : null })
    }
    const { vouchers, points } = answer.data
    this.setData({
      vouchers: vouchers.map((voucher) => ({ ...voucher, spaced: spacedCode(voucher.code) })),
      usableUntil: momentLabel(vouchers[0]?.endsAt ?? 0),
      points,
      unheard: null,
      trouble: '',
      question: this.questionAt('redeem'),
    })
  },

  /** What may be asked was heard with the home page; who came past it is not asked. */
  questionAt: (moment: MayAsk['moment']) => questionAt(moment, knownHome()?.mayAsk),

  onRewards() {
    return wx.switchTab({ url: '/pages/rewards/rewards' })
  },

  onVouchers() {
    return wx.navigateTo({ url: '/pages/vouchers/vouchers' })
  },
})
