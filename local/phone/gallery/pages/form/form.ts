import { type DetailEvent, describeEvent } from '../../last-event'

Page({
  data: {
    last: '',
    checked: true,
    chosen: ['a'],
    radio: '1',
    text: '',
    phone: '13800138000',
    rate: 3,
    search: '',
    slider: 50,
    range: [20, 60],
    stepper: 1,
    on: true,
    files: [{ url: '/images/leaf.svg', name: '叶子' }],
  },

  onEvent(event: WechatMiniprogram.CustomEvent) {
    this.setData({ last: describeEvent(event) })
  },
  /** Keeps the value of a component in the field of data that its `data-field` names. */
  onChange(event: DetailEvent<unknown> & { readonly currentTarget: { readonly dataset: { readonly field: string } } }) {
    this.setData({ [event.currentTarget.dataset.field]: event.detail, last: describeEvent(event) })
  },
})
