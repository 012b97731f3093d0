/** For a component that draws upon a canvas, and brings `draw`: it is drawn once it is laid out, and again where the theme or
 *  the window changes. */
export const redrawn = Behavior({
  lifetimes: {
    attached() {
      // A theme's colours are there after its classes.
      this.onTheme = () => wx.nextTick(() => this.draw())
      wx.onThemeChange(this.onTheme)
    },
    ready() {
      this.draw()
    },
    detached() {
      wx.offThemeChange(this.onTheme)
    },
  },
  pageLifetimes: {
    resize() {
      this.draw()
    },
  },
  methods: {
    draw() {},
    /** Replaced when attached, so that it can be taken off again. */
    onTheme() {},
  },
})
