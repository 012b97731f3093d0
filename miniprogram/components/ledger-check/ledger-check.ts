Component({
  properties: {
    /** `resting`, `walking`, `whole`, `misfit` or `unread`. */
    state: String,
    /** Entries that were checked so far, and how many there are. */
    checked: Number,
    total: Number,
    /** Which entry does not fit, or why a page could not be read. */
    story: String,
  },
  methods: {
    onTap() {
      this.triggerEvent('check')
    },
  },
})
