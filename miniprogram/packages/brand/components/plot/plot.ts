import { drawPlot, type PlotKind } from './draw-plot'

Component({
  properties: {
    kind: { type: String, value: 'line' },
    values: Array,
    /** One for each value, or a few that are spread from the first to the last. */
    ticks: Array,
    peak: String,
    top: Number,
    level: { type: Number, value: -1 },
    dot: { type: Number, value: -1 },
    /** The plot in words. */
    label: String,
  },
  lifetimes: {
    attached() {
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
  observers: {
    'kind, values, top, level, dot'() {
      wx.nextTick(() => this.draw())
    },
  },
  methods: {
    /** A canvas knows no CSS variables: the colour is the one that the theme gives the canvas itself. */
    draw() {
      this.createSelectorQuery()
        .select('.canvas')
        .fields({ node: true, size: true, computedStyle: ['color'] }, (found) => {
          const { kind, top, level, dot, peak } = this.data
          const values = this.data.values as readonly number[]
          if (!found?.node || values.length === 0) return
          const { node, width, height, color } = found
          const { pixelRatio } = wx.getWindowInfo()
          node.width = width * pixelRatio
          node.height = height * pixelRatio
          const context = node.getContext('2d')
          context.scale(pixelRatio, pixelRatio)
          const isCapped = peak !== ''
          drawPlot({ context, width, height, color, kind: kind as PlotKind, values, top, level, dot, isCapped })
        })
        .exec()
    },
    /** Replaced when attached, so that it can be taken off again. */
    onTheme() {},
  },
})
