import { type PadKey, typeKey } from '../../amount'

type KeyEvent = WechatMiniprogram.CustomEvent<object, object, { key: PadKey }>

Component({
  properties: {
    /** What has been typed so far, in yuan. */
    value: String,
  },
  data: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'],
  },
  methods: {
    /** Tells of every key by `change`, with the amount after it. */
    onKey(event: KeyEvent) {
      const value = typeKey(this.data.value, event.currentTarget.dataset.key)
      wx.vibrateShort({ type: 'light' }).catch(() => {
        // A phone that does not shake types as well.
      })
      this.triggerEvent('change', { value })
    },
  },
})
