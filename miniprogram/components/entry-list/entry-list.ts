interface EntryListData {
  /** Whether the rows are on the screen or near it; further away an empty place of the same height stands for them. */
  isNear: boolean
}

const data: EntryListData = { isNear: true }

/** Above and below the screen. */
const NEAR_PX = 1200

Component({
  properties: {
    /** `EntryRow`s of one page of the statement. */
    rows: Array,
  },
  data,
  lifetimes: {
    ready() {
      const observer = this.createIntersectionObserver({})
      observer.relativeToViewport({ top: NEAR_PX, bottom: NEAR_PX }).observe('.rows', ({ intersectionRect }) => {
        const isNear = intersectionRect.height > 0
        if (isNear !== this.data.isNear) this.setData({ isNear })
      })
      this.stopWatching = () => observer.disconnect()
    },
    detached() {
      this.stopWatching()
    },
  },
  methods: {
    /** Replaced once there is something to watch. */
    stopWatching() {},
  },
})
