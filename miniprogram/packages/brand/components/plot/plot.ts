import { drawPlot, type PlotKind } from './draw-plot'

interface PlotData {
  /** Two ticks may read alike. */
  marks: ReadonlyArray<{ readonly place: number; readonly text: string }>
}

const data: PlotData = { marks: [] }

Component({
  properties: {
    kind: { type: String, value: 'line' },
    values: Array,
    /** Another row of as many values; empty for none. */
    above: Array,
    /** One for each value, or a few that are spread from the first to the last. */
    ticks: Array,
    peak: String,
    dot: { type: Number, value: -1 },
    /** The plot in words. */
    label: String,
  },
  data,
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
    ticks() {
      this.setData({ marks: (this.data.ticks as readonly string[]).map((text, place) => ({ place, text })) })
    },
    'kind, values, above, dot'() {
      wx.nextTick(() => this.draw())
    },
  },
  methods: {
    /** A canvas knows no CSS variables: the colour is the one that the theme gives the canvas itself. */
    draw() {
      this.createSelectorQuery()
        .select('.canvas')
        .fields({ node: true, size: true, computedStyle: ['color'] }, (found) => {
          const { kind, dot, peak } = this.data
          const values = this.data.values as readonly number[]
          const above = this.data.above as readonly number[]
          if (!found?.node || values.length === 0) return
          const { node, width, height, color } = found
          const { pixelRatio } = wx.getWindowInfo()
          node.width = width * pixelRatio
          node.height = height * pixelRatio
          const context = node.getContext('2d')
          context.scale(pixelRatio, pixelRatio)
          const isCapped = peak !== ''
          drawPlot({ context, width, height, color, kind: kind as PlotKind, values, above, dot, isCapped })
        })
        .exec()
    },
    /** Replaced when attached, so that it can be taken off again. */
    onTheme() {},
  },
})
