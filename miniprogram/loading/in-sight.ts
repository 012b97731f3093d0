interface Sight {
  isAway: boolean
  stopWaiting(): void
}

/** What waits for a page that is looked at: a timer, or the network. Spread it into the page; its `onShow` comes back, its
 *  `onHide` and `onUnload` leave. An answer that comes after the page was left begins no waiting. */
export const inSight = {
  comeBack(this: Sight) {
    this.isAway = false
  },

  leave(this: Sight) {
    this.isAway = true
    this.stopWaiting()
  },

  /** `begin` gives what stops the waiting. */
  waitFor(this: Sight, begin: () => () => void) {
    this.stopWaiting()
    if (!this.isAway) this.stopWaiting = begin()
  },

  /** Replaced while the page waits. */
  stopWaiting() {},

  isAway: false,
}
