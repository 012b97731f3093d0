import { type DetailEvent, describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    sidebar: 0,
    tab: 'a',
    tabbar: 'home',
    mainActiveIndex: 0,
    activeIds: [1],
    items: [
      {
        text: '浙江',
        children: [
          { text: '杭州', id: 1 },
          { text: '温州', id: 2 },
          { text: '宁波', id: 3, disabled: true },
        ],
      },
      { text: '江苏', badge: 5, children: [{ text: '南京', id: 4 }] },
    ],
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onTab(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
    this.setData({ tab: event.detail.name, last: describeEvent(event) })
  },
  onTabbar(event: DetailEvent<string>) {
    this.setData({ tabbar: event.detail, last: describeEvent(event) })
  },
  onSidebar(event: DetailEvent<number>) {
    this.setData({ sidebar: event.detail, last: describeEvent(event) })
  },
  onMain(event: WechatMiniprogram.CustomEvent<{ index: number }>) {
    this.setData({ mainActiveIndex: event.detail.index })
  },
})
