Component({
  properties: {
    done: Boolean,
    busy: Boolean,
    /** Points of the next check-in: today's while it is open, tomorrow's once it is done. */
    reward: Number,
    /** Points of a check-in made just now, to show beside it; 0 shows nothing. */
    won: Number,
    /** What went wrong and what to do next; empty when nothing did. */
    trouble: String,
  },
  methods: {
    onTap() {
      this.triggerEvent('checkin')
    },
  },
})
