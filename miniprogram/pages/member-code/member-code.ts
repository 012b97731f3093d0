import { loadable, type Phase } from '../../loading/loadable'
import { knownHome } from '../../services/member'
import { loadMemberCode } from '../../services/member-code'
import { brightScreen } from './bright-screen'
import { keepCode } from './living-code'

interface MemberCodeData {
  /** From the server; empty before it has answered, and while none is good. */
  token: string
  phase: Phase
  trouble: string
  busy: boolean
  /** She took a picture of the screen. */
  captured: boolean
  /** For display alone. */
  memberNo: string
  /** How far the ring around the code is closed, in degrees. */
  ring: number
}

const data: MemberCodeData = {
  token: '',
  phase: 'loading',
  trouble: '',
  busy: false,
  captured: false,
  memberNo: '',
  ring: 0,
}

Page({
  ...loadable,
  data,

  onLoad() {
    wx.onUserCaptureScreen(() => this.setData({ captured: true }))
  },

  onShow() {
    this.comeBack()
    this.setData({ memberNo: spacedNumber(knownHome()?.memberNo ?? '') })
    this.restoreScreen = brightScreen()
    this.code = keepCode({
      load: loadMemberCode,
      show: (token, left) =>
        this.setData({
          ...(token === this.data.token ? {} : { token, phase: 'ready', trouble: '' }),
          ring: left * 360,
        }),
      hide: () => this.setData({ token: '', ring: 0, phase: 'failed' }),
      fail: (failure) => this.showFailure(failure),
    })
  },

  onHide() {
    this.rest()
  },

  onUnload() {
    this.rest()
    wx.offUserCaptureScreen()
  },

  /** Whoever comes back to this page gets a code that is new. */
  rest() {
    this.code.stop()
    this.leave()
    this.restoreScreen()
    this.setData({ token: '', ring: 0, captured: false, trouble: '', phase: 'loading' })
  },

  load(): Promise<void> {
    return this.code.renew()
  },

  code: { renew: () => Promise.resolve(), stop() {} },
  restoreScreen() {},
})

/** `8800 1234 5678` */
const spacedNumber = (memberNo: string): string => memberNo.replace(/\d{4}(?=\d)/g, '$& ')
