import type { Home } from '../../../typings/contract'
import { grouped } from '../../figures/grouped'
import { loadable, type Phase } from '../../loading/loadable'
import { knownHome, loadHome } from '../../services/member'
import { isOperatorPhone } from '../../services/operator-phone'
import { DOORS, type DoorGroup } from './doors'

interface MineData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  memberNo: string
  points: string
  debt: string
  doors: readonly DoorGroup[]
  /** Whether this phone knows the way into the operator's console. */
  isOperator: boolean
}

const data: MineData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  memberNo: '',
  points: '',
  debt: '',
  doors: DOORS,
  isOperator: false,
}

type DoorEvent = WechatMiniprogram.CustomEvent<object, object, { page: string }>

Page({
  ...loadable,
  data,

  onShow() {
    this.comeBack()
    this.setData({ isOperator: isOperatorPhone() })
    const known = knownHome()
    if (known !== null) this.show(known)
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadHome()
    if (answer.ok) this.show(answer.data)
    else this.showFailure(answer.error)
  },

  show({ memberNo, points, debt }: Home) {
    this.setData({
      memberNo: memberNo.replace(/\d{4}(?=\d)/g, '$& '),
      points: grouped(points),
      debt: debt === 0 ? '' : grouped(debt),
      phase: 'ready',
      trouble: '',
    })
  },

  onDoor(event: DoorEvent) {
    return wx.navigateTo({ url: event.currentTarget.dataset.page })
  },
})
