import type { Voucher } from '../../../../../typings/contract'
import { grouped } from '../../../../figures/grouped'
import { award, type Serving, whoIsServed } from '../../../../services/counter'
import { fenOf, money, pointsOf } from '../../amount'
import { scan, verifyPage } from '../../scan'

interface ServeData {
  /** Nobody was scanned, the purchase is entered, or it is done. */
  step: 'nobody' | 'entering' | 'done' | 'kept'
  trouble: string
  busy: boolean
  amount: string
  receiptNo: string
  /** What this purchase brings, as far as the phone can tell before. */
  preview: string
  vouchers: readonly Voucher[]
  /** For display alone. */
  member: string
  points: string
  debt: string
  multiplier: string
  result: string
  resultNote: string
}

const data: ServeData = {
  step: 'nobody',
  trouble: '',
  busy: false,
  amount: '',
  receiptNo: '',
  preview: '',
  vouchers: [],
  member: '',
  points: '',
  debt: '',
  multiplier: '',
  result: '',
  resultNote: '',
}

type VoucherEvent = WechatMiniprogram.CustomEvent<object, object, { voucher: Voucher }>

Page({
  data,

  onLoad() {
    const serving = whoIsServed()
    if (serving !== null) this.begin(serving)
  },

  begin({ member, multiplier }: Serving) {
    this.setData({
      ...data,
      step: 'entering',
      vouchers: member.vouchers,
      member: member.name,
      points: grouped(member.points),
      debt: member.debt === 0 ? '' : grouped(member.debt),
      multiplier: multiplier === 1 ? '' : `今天 ${multiplier} 倍积分`,
    })
  },

  onAmount(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const amount = event.detail.value
    const fen = fenOf(amount)
    const preview = fen === 0 ? '' : grouped(pointsOf(fen, whoIsServed()?.multiplier ?? 1))
    this.setData({ amount, preview, trouble: '' })
  },

  onReceiptNo(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ receiptNo: event.detail.value.trim().toUpperCase(), trouble: '' })
  },

  /** The till prints the number as a bar code. */
  async onScanReceipt() {
    try {
      const { result } = await wx.scanCode({ scanType: ['barCode', 'qrCode'] })
      this.setData({ receiptNo: result.trim().toUpperCase(), trouble: '' })
    } catch (error) {
      console.warn('没有扫到小票号', error)
    }
  },

  async onAward() {
    const { amount, receiptNo, busy } = this.data
    const serving = whoIsServed()
    if (serving === null || busy) return
    const amountFen = fenOf(amount)
    if (amountFen === 0) return this.setData({ trouble: '先输入这张小票的金额' })
    if (!/^[A-Z0-9][A-Z0-9_-]{0,39}$/.test(receiptNo)) {
      return this.setData({ trouble: '小票号是字母和数字，印在小票最上面' })
    }
    this.setData({ busy: true, trouble: '' })
    const carried = await award(serving, { amountFen, receiptNo }, `小票 ${receiptNo}，${money(amountFen)}`)
    this.setData({ busy: false })
    if (carried.kind === 'refused') return this.setData({ trouble: carried.error.message })
    if (carried.kind === 'kept') {
      return this.setData({
        step: 'kept',
        result: '已保存',
        resultNote: '联网后自动补记，只记一次。会员的积分到时候才会变。',
      })
    }
    const { earned, points } = carried.data
    this.setData({
      step: 'done',
      result: `+${grouped(earned)}`,
      resultNote: `已记到账，现在有 ${grouped(points)} 积分`,
    })
  },

  onVerify(event: VoucherEvent) {
    const { code, name } = event.currentTarget.dataset.voucher
    return wx.navigateTo({
      url: verifyPage(code, name),
      events: { used: (usedCode: string) => this.takeOff(usedCode) },
    })
  },

  /** A voucher that was used is not offered any more. */
  takeOff(usedCode: string) {
    this.setData({ vouchers: this.data.vouchers.filter(({ code }) => code !== usedCode) })
  },

  /** The next in the queue, without going back first. */
  async onNext() {
    if (this.data.busy) return
    this.setData({ busy: true, trouble: '' })
    const scanned = await scan()
    this.setData({ busy: false })
    if ('trouble' in scanned) return this.setData({ trouble: scanned.trouble })
    const serving = whoIsServed()
    if (scanned.page.startsWith('/packages/staff/pages/serve/') && serving !== null) this.begin(serving)
    else if (scanned.page !== '') await wx.redirectTo({ url: scanned.page })
  },

  onBack() {
    return wx.navigateBack()
  },
})
