Component({
  properties: {
    /** `Phase`: what stands in the page's place until it is there. */
    phase: String,
    /** What is said over `trouble` where it cannot be shown. */
    failing: { type: String, value: '暂时打不开' },
    /** Whether a button stays at the lower edge. */
    foot: Boolean,
    trouble: String,
    busy: Boolean,
    /** What is being read, for those who hear the page. */
    reading: String,
    /** Nothing to show: its title, its words, and what to do next; an empty title for a page that has something. */
    empty: String,
    emptyBody: String,
    emptyAction: String,
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
    onEmpty() {
      this.triggerEvent('begin')
    },
  },
})
