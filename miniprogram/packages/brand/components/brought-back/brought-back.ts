Component({
  methods: {
    onGiveUp() {
      this.triggerEvent('giveup')
    },
  },
})
