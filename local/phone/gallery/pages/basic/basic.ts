import Toast from '@vant/weapp/toast/toast'
import { describeEvent } from '../../last-event'

Page({
  data: { last: '', popupShown: false, overlayShown: false, transitionShown: true },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onOpenPopup() {
    this.setData({ popupShown: true })
  },
  onClosePopup() {
    this.setData({ popupShown: false, last: 'close popup' })
  },
  onToggleOverlay() {
    this.setData({ overlayShown: !this.data.overlayShown })
  },
  onToggleTransition() {
    this.setData({ transitionShown: !this.data.transitionShown })
  },
  onToast() {
    Toast('提示内容')
  },
})
