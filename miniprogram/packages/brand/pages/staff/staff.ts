import { loadable, type Phase } from '../../../../loading/loadable'
import { loadTeam } from '../../../../services/brand-staff'
import { type StoreTeam, teamsOf } from './staff-rows'

interface StaffData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  teams: readonly StoreTeam[]
}

const data: StaffData = { phase: 'loading', trouble: '', busy: false, teams: [] }

type StaffEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  data,

  onShow() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadTeam()
    if (answer.ok) this.setData({ teams: teamsOf(answer.data), phase: 'ready', trouble: '' })
    else this.showFailure(answer.error)
  },

  onColleague(event: StaffEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/staff-item/staff-item?id=${event.currentTarget.dataset.id}` })
  },

  onInvite() {
    return wx.navigateTo({ url: '/packages/brand/pages/invite/invite' })
  },
})
