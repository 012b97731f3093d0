import { dayAt } from '../../../../days/instant'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadAwardRules, loadCheckInRules } from '../../../../services/brand-rules'
import { type SettingsDoor, settingsDoors } from './settings-doors'

interface SettingsData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  doors: readonly SettingsDoor[]
}

const data: SettingsData = { phase: 'loading', trouble: '', busy: false, doors: [] }

type DoorEvent = WechatMiniprogram.CustomEvent<object, object, { page: string }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const [checkIn, award] = await Promise.all([loadCheckInRules(), loadAwardRules()])
    if (!checkIn.ok) return this.showFailure(checkIn.error)
    if (!award.ok) return this.showFailure(award.error)
    // Which days are told follows the phone's clock; what they are follows the server.
    const doors = settingsDoors(checkIn.data, award.data, dayAt(Date.now()))
    this.setData({ doors, phase: 'ready', trouble: '' })
  },

  onDoor(event: DoorEvent) {
    return wx.navigateTo({ url: event.currentTarget.dataset.page })
  },
})
