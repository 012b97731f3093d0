import { describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    value: '',
    fruits: ['苹果', '梨', '桃'],
    slide: 0,
    rich: '<p style="color:#4c8c6b">富文本 <b>粗体</b><script>alert(1)</script></p>',
    rows: ['一', '二', '三', '四'],
    triggered: false,
    meta: '',
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onRefresh() {
    this.setData({ triggered: true })
    wx.nextTick(() => this.setData({ triggered: false, last: 'refreshed' }))
  },
})
