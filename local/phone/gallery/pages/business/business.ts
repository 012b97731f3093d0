import { describeEvent } from '../../last-event'

Page({
  data: { last: '' },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
})
