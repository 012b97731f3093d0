import { redrawn } from '../../drawing/redrawn'
import { onSheet } from '../../drawing/sheet'
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
  behaviors: [redrawn],
  properties: {
    /** `{ left, expiresAt }` of what can be spent, earliest expiry first. */
    lots: Array,
    /** `YYYY-MM-DD`: the plot begins with its month. */
    today: String,
  },
  data,
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
    draw() {
      const values = this.data.bars.map(({ points }) => points)
      if (values.length === 0) return
      onSheet(this.createSelectorQuery(), '.bars', (sheet) => drawBars({ ...sheet, values }))
    },
    onUnfold() {
      this.setData({ isOpen: true })
    },
  },
})
