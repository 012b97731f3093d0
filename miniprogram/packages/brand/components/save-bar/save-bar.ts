Component({
  properties: {
    label: { type: String, value: '保存' },
    busy: Boolean,
    /** Why it was not saved. */
    trouble: String,
    /** What came of it. */
    note: String,
    /** What somebody else changed meanwhile, a line each. */
    others: { type: Array, value: [] as string[] },
  },
  methods: {
    onTap() {
      this.triggerEvent('save')
    },
  },
})
