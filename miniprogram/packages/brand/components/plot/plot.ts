import { redrawn } from '../../../../drawing/redrawn'
import { onSheet } from '../../../../drawing/sheet'
import { drawPlot, type PlotKind } from './draw-plot'

interface PlotData {
  /** Two ticks may read alike. */
  marks: ReadonlyArray<{ readonly place: number; readonly text: string }>
}

const data: PlotData = { marks: [] }

Component({
  behaviors: [redrawn],
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
  observers: {
    ticks() {
      this.setData({ marks: (this.data.ticks as readonly string[]).map((text, place) => ({ place, text })) })
    },
    'kind, values, above, dot'() {
      wx.nextTick(() => this.draw())
    },
  },
  methods: {
    draw() {
      const { kind, dot, peak } = this.data
      const values = this.data.values as readonly number[]
      const above = this.data.above as readonly number[]
      if (values.length === 0) return
      onSheet(this.createSelectorQuery(), '.canvas', (sheet) =>
        drawPlot({ ...sheet, kind: kind as PlotKind, values, above, dot, isCapped: peak !== '' }),
      )
    },
  },
})
