import { verify } from '../../../../services/counter'
import { money } from '../../amount'

interface VerifyData {
  step: 'entering' | 'done'
  trouble: string
  busy: boolean
  code: string
  /** What the voucher is for, where the card of its member has told. */
  name: string
  /** Of the voucher that was used. */
  usedName: string
  member: string
  due: string
}

const data: VerifyData = {
  step: 'entering',
  trouble: '',
  busy: false,
  code: '',
  name: '',
  usedName: '',
  member: '',
  due: '',
}

Page({
  data,

  onLoad({ code = '', name = '' }: { code?: string; name?: string }) {
    this.setData({ code: decodeURIComponent(code), name: decodeURIComponent(name) })
  },

  onCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value.toUpperCase(), name: '', trouble: '' })
  },

  async onVerify() {
    const { busy, code } = this.data
    if (busy) return
    const plain = code.replace(/[\s-]/g, '')
    if (plain.length !== 13) return this.setData({ trouble: '券码是 13 位字母和数字' })
    this.setData({ busy: true, trouble: '' })
    const answer = await verify(code)
    this.setData({ busy: false })
    // Nobody listens when the clerk did not come from its member's card.
    const isUsed = answer.ok || answer.error.code === 'CODE_USED'
    if (isUsed) this.getOpenerEventChannel().emit?.('used', plain)
    if (!answer.ok) return this.setData({ trouble: answer.error.message })
    const { name, memberNo, priceFen } = answer.data.voucher
    this.setData({
      step: 'done',
      usedName: name,
      member: `会员 ${memberNo.slice(-4)}`,
      due: priceFen === 0 ? '' : `请收 ${money(priceFen)}`,
    })
  },

  onBack() {
    return wx.navigateBack()
  },
})
