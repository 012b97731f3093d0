Component({
  properties: {
    /** Points of each of the seven days; empty while they are not known. */
    rewards: Array,
    /** Bolls that are open, 0–7. */
    open: Number,
    /** Whether the next boll can be opened today. */
    ready: Boolean,
    /** Whether the last open boll was opened just now. */
    fresh: Boolean,
    /** Said in place of the drawing. */
    label: String,
  },
  data: {
    places: [0, 1, 2, 3, 4, 5, 6],
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent<object, object, { place: number }>) {
      const { ready, open } = this.data
      if (ready && event.currentTarget.dataset.place === open) this.triggerEvent('open')
    },
  },
})
