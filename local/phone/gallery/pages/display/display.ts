import { describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    opened: ['1'],
    gradient: { '0%': '#a8c5b5', '100%': '#4c8c6b' },
    steps: [
      { text: '步骤一', desc: '描述' },
      { text: '步骤二', desc: '描述' },
      { text: '步骤三', desc: '描述' },
    ],
    theme: { buttonPrimaryBackgroundColor: '#4c8c6b' },
    skeleton: true,
    tagShown: true,
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onCollapse(event: WechatMiniprogram.CustomEvent<string[]>) {
    this.setData({ opened: event.detail, last: describeEvent(event) })
  },
  onCloseTag() {
    this.setData({ tagShown: false, last: 'close tag' })
  },
})
