import { grouped } from '../../../../figures/grouped'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadOperator } from '../../../../services/brand-events'
import type { DataOf } from '../../../../services/call'
import { enrol, loadDuty } from '../../../../services/counter'
import { rememberOperator } from '../../../../services/operator-phone'
import { scan } from '../../scan'

interface CounterData {
  /** `outside`: not on duty anywhere, so that an invite is asked for. */
  phase: Phase
  trouble: string
  busy: boolean
  /** An invite, as it is typed. */
  invite: string
  /** Whether the console is theirs too. */
  isOperator: boolean
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
  isOperator: false,
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
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadDuty()
    if (answer.ok) this.show(answer.data)
    else if (answer.error.code === 'NOT_ALLOWED') await this.greetOutsider()
    else this.showFailure(answer.error)
  },

  /** The first operator is on nobody's staff. */
  async greetOutsider() {
    const answer = await loadOperator()
    if (answer.ok) rememberOperator(true)
    this.setData({ phase: 'outside', trouble: '', isOperator: answer.ok })
  },

  show({ staff, storeName, today }: DataOf<'staff', 'me'>) {
    if (staff.role === 'operator') rememberOperator(true)
    this.setData({
      phase: 'ready',
      trouble: '',
      isOperator: staff.role === 'operator',
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

  onConsole() {
    return wx.navigateTo({ url: '/packages/brand/pages/today/today' })
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
