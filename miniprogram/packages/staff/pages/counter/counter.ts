import { grouped } from '../../../../figures/grouped'
import { loadable, type Phase } from '../../../../loading/loadable'
import type { DataOf } from '../../../../services/call'
import { enrol, loadDuty } from '../../../../services/counter'
import { scan } from '../../scan'

interface CounterData {
  /** `outside`: not on duty anywhere, so that an invite is asked for. */
  phase: Phase
  trouble: string
  busy: boolean
  /** An invite, as it is typed. */
  invite: string
  /** For display alone. */
  name: string
  store: string
  awards: string
  points: string
  limits: string
}

const data: CounterData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  invite: '',
  name: '',
  store: '',
  awards: '',
  points: '',
  limits: '',
}

Page({
  ...loadable,
  data,

  /** Whoever opens an invite's link has its code filled in. */
  onLoad({ invite = '' }: { invite?: string }) {
    this.setData({ invite })
  },

  onShow() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadDuty()
    if (answer.ok) this.show(answer.data)
    else if (answer.error.code === 'NOT_ALLOWED') this.setData({ phase: 'outside', trouble: '' })
    else this.showFailure(answer.error)
  },

  show({ staff, storeName, today }: DataOf<'staff', 'me'>) {
    this.setData({
      phase: 'ready',
      trouble: '',
      name: staff.name,
      store: storeName,
      awards: grouped(today.awards),
      points: grouped(today.points),
      limits: `每天最多 ${grouped(staff.dailyAwards)} 次、${grouped(staff.dailyPoints)} 积分`,
    })
  },

  onInvite(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ invite: event.detail.value, trouble: '' })
  },

  onEnrol() {
    const invite = this.data.invite.trim()
    if (invite === '') return this.setData({ trouble: '请填上店长给的邀请码' })
    return this.whileBusy(async () => {
      const answer = await enrol(invite)
      if (answer.ok) await this.load()
      else this.setData({ trouble: answer.error.message })
    })
  },

  onScan() {
    return this.whileBusy(async () => {
      this.setData({ trouble: '' })
      const scanned = await scan()
      if ('trouble' in scanned) this.setData({ trouble: scanned.trouble })
      else if (scanned.page !== '') await wx.navigateTo({ url: scanned.page })
    })
  },

  onVerify() {
    return wx.navigateTo({ url: '/packages/staff/pages/verify/verify' })
  },

  onReverse() {
    return wx.navigateTo({ url: '/packages/staff/pages/reverse/reverse' })
  },

  onHistory() {
    return wx.navigateTo({ url: '/packages/staff/pages/history/history' })
  },
})
