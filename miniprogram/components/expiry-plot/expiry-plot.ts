import { drawBars } from './draw-bars'
import { type ExpiryLine, expiryLines, type Lots, type MonthBar, monthBars } from './expiry-months'

interface ExpiryPlotData {
  bars: readonly MonthBar[]
  lines: readonly ExpiryLine[]
  /** How many lines are shown before the others are asked for, and whether they were. */
  fold: number
  isOpen: boolean
  /** The plot for those who cannot see it. */
  label: string
}

const data: ExpiryPlotData = { bars: [], lines: [], fold: 3, isOpen: false, label: '' }

Component({
  properties: {
    /** `{ left, expiresAt }` of what can be spent, earliest expiry first. */
    lots: Array,
    /** `YYYY-MM-DD`: the plot begins with its month. */
    today: String,
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
    'lots, today'() {
      const { today } = this.data
      const lots = this.data.lots as Lots
      if (today === '') return
      const lines = expiryLines(lots)
      const label = lines.map(({ when, points }) => `${when} ${points}`).join('，')
      this.setData({ bars: monthBars({ lots, today }), lines, label: `到期的积分：${label}` }, () => this.draw())
    },
  },
  methods: {
    /** A canvas knows no CSS variables: the colour is the one that the theme gives the canvas itself. */
    draw() {
      this.createSelectorQuery()
        .select('.bars')
        .fields({ node: true, size: true, computedStyle: ['color'] }, (found) => {
          if (!found?.node || this.data.bars.length === 0) return
          const { node, width, height, color } = found
          const { pixelRatio } = wx.getWindowInfo()
          node.width = width * pixelRatio
          node.height = height * pixelRatio
          const context = node.getContext('2d')
          context.scale(pixelRatio, pixelRatio)
          drawBars({ context, width, height, color, values: this.data.bars.map(({ points }) => points) })
        })
        .exec()
    },
    onUnfold() {
      this.setData({ isOpen: true })
    },
    /** Replaced when attached, so that it can be taken off again. */
    onTheme() {},
  },
})
