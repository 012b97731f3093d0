import type { VoucherState } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../loading/paged'
import { copy } from '../../privacy/personal'
import type { Answer } from '../../services/call'
import { loadVouchers, returnVoucher } from '../../services/rewards'
import { returnWords, STATES, type StateChoice, type VoucherRow, voucherRow } from '../../vouchers/voucher-words'

interface VouchersData extends Paged<VoucherRow> {
  phase: Phase
  trouble: string
  busy: boolean
  state: VoucherState
  /** The voucher whose code is shown; empty for none. */
  openId: string
  /** For display alone. */
  states: readonly StateChoice[]
  none: string
}

const data: VouchersData = {
  ...NO_PAGES,
  phase: 'loading',
  trouble: '',
  busy: false,
  state: 'issued',
  openId: '',
  states: STATES,
  none: '',
}

type StateEvent = WechatMiniprogram.CustomEvent<object, object, { state: VoucherState }>
type VoucherEvent = WechatMiniprogram.CustomEvent<object, object, { voucher: VoucherRow }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    this.comeBack()
    return this.reload()
  },

  listed(): string {
    return this.data.state
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const { state } = this.data
    const answer = await loadVouchers(cursor === '' ? { state } : { state, cursor })
    if (!answer.ok) return answer
    const { vouchers, next } = answer.data
    const none = STATES.find((choice) => choice.state === state)?.none ?? ''
    const read = { rows: vouchers.map(voucherRow), beside: { none } }
    return { ok: true, data: next === undefined ? read : { ...read, next } }
  },

  onState(event: StateEvent) {
    this.setData({ state: event.currentTarget.dataset.state, openId: '', trouble: '' })
    return this.load()
  },

  onOpen(event: VoucherEvent) {
    const { voucher } = event.currentTarget.dataset
    this.setData({ openId: voucher.id === this.data.openId ? '' : voucher.id, trouble: '' })
  },

  async onCopy(event: VoucherEvent) {
    this.setData({ trouble: await copy(event.currentTarget.dataset.voucher.code) })
  },

  onReturn(event: VoucherEvent) {
    const { voucher } = event.currentTarget.dataset
    return this.whileBusy(async () => {
      const { confirm } = await wx.showModal({
        title: '退回积分',
        content: returnWords(voucher),
        confirmText: '退回',
        cancelText: '留着',
        confirmColor: '#3b7257',
      })
      if (confirm) await this.giveBack(voucher.id)
    })
  },

  async giveBack(voucherId: string) {
    const answer = await returnVoucher(voucherId)
    if (answer.ok) this.setData({ openId: '' })
    await this.reload()
    // A list read well clears what went wrong before it; this is said after.
    this.setData({ trouble: answer.ok ? '退回了，积分已回到账上' : answer.error.message })
  },

  onGoRewards() {
    return wx.switchTab({ url: '/pages/rewards/rewards' })
  },
})
