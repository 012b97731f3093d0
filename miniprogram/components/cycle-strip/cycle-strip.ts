Component({
  properties: {
    /** Points of each of the seven days. */
    rewards: Array,
    /** Days of the cycle that are done, 0–7. */
    open: Number,
    /** Whether today is one of them. */
    doneToday: Boolean,
  },
  data: {
    places: [0, 1, 2, 3, 4, 5, 6],
  },
})
