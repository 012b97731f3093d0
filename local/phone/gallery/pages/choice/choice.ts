import { describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    calendarShown: false,
    minDate: Date.UTC(2026, 10, 1),
    maxDate: Date.UTC(2026, 11, 31),
    date: Date.UTC(2026, 10, 17),
    cities: ['杭州', '宁波', '温州', '嘉兴', '湖州'],
    columns: [
      { values: ['浙江', '福建'], className: 'province' },
      { values: ['杭州', '宁波', '温州'], className: 'city', defaultIndex: 1 },
    ],
    options: [
      { text: '浙江省', value: '330000', children: [{ text: '杭州市', value: '330100' }] },
      { text: '江苏省', value: '320000', children: [{ text: '南京市', value: '320100' }] },
    ],
    areas: {
      province_list: { 110000: '北京市', 330000: '浙江省' },
      city_list: { 110100: '北京市', 330100: '杭州市', 330200: '宁波市' },
      county_list: { 110101: '东城区', 330106: '西湖区', 330203: '海曙区' },
    },
    initialOptions: ['一', '二', '三'],
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  onOpenCalendar() {
    this.setData({ calendarShown: true })
  },
  onCloseCalendar() {
    this.setData({ calendarShown: false })
  },
  onConfirmDate(event: WechatMiniprogram.CustomEvent) {
    this.setData({ calendarShown: false, last: describeEvent(event) })
  },
})
