Component({
  properties: {
    title: String,
    /** What happened and what to do next. */
    body: String,
    /** The button's text; empty for no button. */
    action: String,
    busy: Boolean,
  },
  methods: {
    onTap() {
      this.triggerEvent('action')
    },
  },
})
