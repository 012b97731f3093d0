Component({
  properties: {
    value: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** Whether anything was found, so that an empty list says why. */
    found: { type: Boolean, value: true },
  },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      this.triggerEvent('change', { value: event.detail.value })
    },

    onClear() {
      this.triggerEvent('change', { value: '' })
    },
  },
})
