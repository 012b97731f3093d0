import Dialog from '@vant/weapp/dialog/dialog'
import Notify from '@vant/weapp/notify/notify'
import { type DetailEvent, describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    sheetShown: false,
    actions: [{ name: '选项一' }, { name: '选项二', subname: '描述' }, { name: '禁用', disabled: true }],
    dialogShown: false,
    shareShown: false,
    shareOptions: [
      { name: '微信', icon: 'wechat', openType: 'share' },
      { name: '二维码', icon: 'qrcode' },
    ],
    order: 0,
    orders: [
      { text: '全部商品', value: 0 },
      { text: '新款商品', value: 1 },
    ],
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onOpenSheet() {
    this.setData({ sheetShown: true })
  },
  onCloseSheet() {
    this.setData({ sheetShown: false })
  },
  onSelect(event: WechatMiniprogram.CustomEvent) {
    this.setData({ sheetShown: false, last: describeEvent(event) })
  },
  onOpenDialog() {
    this.setData({ dialogShown: true })
  },
  onCloseDialog(event: WechatMiniprogram.CustomEvent) {
    this.setData({ dialogShown: false, last: describeEvent(event) })
  },
  onConfirm() {
    Dialog.confirm({ title: '标题', message: '弹窗内容' })
      .then(() => this.setData({ last: 'confirmed' }))
      .catch(() => this.setData({ last: 'cancelled' }))
  },
  onNotify() {
    Notify({ type: 'success', message: '通知内容', duration: 0 })
  },
  onOpenShare() {
    this.setData({ shareShown: true })
  },
  onCloseShare() {
    this.setData({ shareShown: false })
  },
  onOrder(event: DetailEvent<number>) {
    this.setData({ order: event.detail, last: describeEvent(event) })
  },
})
