Component({
  properties: {
    /** `Phase`: what stands in the page's place until it is there. */
    phase: String,
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
