import { type InParts, inParts, NO_PARTS } from '../../../../loading/in-parts'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadTeam, type Team } from '../../../../services/brand-staff'
import { SEARCHED_FROM } from '../../form/search'
import { type StaffRow, staffRows } from './staff-rows'

interface StaffData extends InParts<StaffRow> {
  phase: Phase
  trouble: string
  busy: boolean
  sought: string
  /** How many there are. */
  count: number
  isSearchable: boolean
}

const data: StaffData = {
  ...NO_PARTS,
  phase: 'loading',
  trouble: '',
  busy: false,
  sought: '',
  count: 0,
  isSearchable: false,
}

type StaffEvent = WechatMiniprogram.CustomEvent<object, object, { id: string }>

Page({
  ...loadable,
  ...inParts,
  data,

  /** From the server. */
  team: { staff: [], stores: [] } as Team,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadTeam()
    if (!answer.ok) return this.showFailure(answer.error)
    this.team = answer.data
    const count = this.team.staff.length
    this.drawRows({ count, isSearchable: count >= SEARCHED_FROM, phase: 'ready', trouble: '' })
  },

  rows(): readonly StaffRow[] {
    return staffRows(this.team, this.data.sought)
  },

  onSought(event: WechatMiniprogram.CustomEvent<{ readonly value: string }>) {
    this.setData({ sought: event.detail.value })
    this.drawRows()
  },

  onColleague(event: StaffEvent) {
    return wx.navigateTo({ url: `/packages/brand/pages/staff-item/staff-item?id=${event.currentTarget.dataset.id}` })
  },

  onInvite() {
    return wx.navigateTo({ url: '/packages/brand/pages/invite/invite' })
  },
})
