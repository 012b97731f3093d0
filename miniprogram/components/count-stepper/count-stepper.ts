Component({
  properties: {
    /** Whole. */
    value: Number,
    least: { type: Number, value: 1 },
    most: Number,
    /** What is counted, read out with each of its parts. */
    label: String,
  },
  data: {
    /** What stands in the field, also while it is no count yet. */
    shown: '',
  },
  observers: {
    value(value: number) {
      this.setData({ shown: String(value) })
    },
  },
  methods: {
    onLess() {
      this.count(this.data.value - 1)
    },

    onMore() {
      this.count(this.data.value + 1)
    },

    onType({ detail }: WechatMiniprogram.Input) {
      this.setData({ shown: detail.value })
      const typed = Number(detail.value)
      if (detail.value !== '' && typed === this.bounded(typed)) this.count(typed)
    },

    /** What was typed and is no count within the bounds becomes the nearest that is. */
    onBlur() {
      const { shown, value } = this.data
      const nearest = shown === '' ? value : this.bounded(Number(shown))
      this.setData({ shown: String(nearest) })
      this.count(nearest)
    },

    bounded(count: number): number {
      const { least, most } = this.data
      return Math.max(least, Math.min(most, Math.floor(count)))
    },

    count(count: number) {
      if (count !== this.data.value && count === this.bounded(count)) this.triggerEvent('change', count)
    },
  },
})
