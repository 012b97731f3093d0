import { PRIVACY_PARTS } from './privacy-parts'

Page({
  data: { parts: PRIVACY_PARTS },

  /** WeChat's own page, with what the brand declared there. */
  async onContract() {
    try {
      await wx.openPrivacyContract({})
    } catch (error) {
      console.warn('微信的隐私保护指引没有打开', error)
    }
  },
})
