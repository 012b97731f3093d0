import { grouped } from '../../../../figures/grouped'
import { reverse } from '../../../../services/counter'
import { fenOf, money } from '../../amount'

interface ReverseData {
  step: 'entering' | 'done' | 'kept'
  trouble: string
  busy: boolean
  amount: string
  receiptNo: string
  /** For display alone. */
  result: string
  notes: readonly string[]
}

const data: ReverseData = {
  step: 'entering',
  trouble: '',
  busy: false,
  amount: '',
  receiptNo: '',
  result: '',
  notes: [],
}

Page({
  data,

  onAmount(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ amount: event.detail.value, trouble: '' })
  },

  onReceiptNo(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ receiptNo: event.detail.value.trim().toUpperCase(), trouble: '' })
  },

  async onReverse() {
    const { amount, receiptNo, busy } = this.data
    if (busy) return
    const amountFen = fenOf(amount)
    if (receiptNo === '') return this.setData({ trouble: '先填上原来那张小票的号' })
    if (amountFen === 0) return this.setData({ trouble: '先输入退了多少钱' })
    const { confirm } = await wx.showModal({
      title: '收回积分',
      content: `小票 ${receiptNo} 退 ${money(amountFen)}，按这个数收回积分。`,
      confirmText: '收回',
      cancelText: '再看看',
      confirmColor: '#3b7257',
    })
    if (confirm) await this.reverse({ amountFen, receiptNo })
  },

  async reverse(purchase: { readonly amountFen: number; readonly receiptNo: string }) {
    const title = `退货 ${purchase.receiptNo}，${money(purchase.amountFen)}`
    this.setData({ busy: true, trouble: '' })
    const carried = await reverse(purchase, title)
    this.setData({ busy: false })
    if (carried.kind === 'refused') return this.setData({ trouble: carried.error.message })
    if (carried.kind === 'kept') {
      return this.setData({ step: 'kept', result: '已保存', notes: ['联网后自动收回，只收一次。'] })
    }
    const { clawedBack, debt, leftFen } = carried.data
    this.setData({
      step: 'done',
      result: `−${grouped(clawedBack)}`,
      notes: [
        '已记到账',
        ...(debt > 0 ? [`有 ${grouped(debt)} 分已经用掉，记在会员账上，之后得到的积分会先补`] : []),
        leftFen > 0 ? `这张小票还能退 ${money(leftFen)}` : '这张小票已经全部退完',
      ],
    })
  },

  onBack() {
    return wx.navigateBack()
  },
})
