Component({
  properties: {
    /** Of `Difference`. */
    differences: Array,
    aside: Boolean,
  },
  methods: {
    onMine() {
      this.triggerEvent('mine')
    },
    onTheirs() {
      this.triggerEvent('theirs')
    },
    onBack() {
      this.triggerEvent('back')
    },
    onDrop() {
      this.triggerEvent('drop')
    },
  },
})
