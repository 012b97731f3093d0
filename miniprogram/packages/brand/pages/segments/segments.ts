import { dayLabel } from '../../../../days/day'
import { dayAt, timeLabel } from '../../../../days/instant'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadSegments } from '../../../../services/brand-segments'
import { type SegmentRow, segmentRows } from './segment-rows'

interface SegmentsData {
  phase: Phase
  trouble: string
  busy: boolean
  /** For display alone. */
  rows: readonly SegmentRow[]
  at: string
}

const data: SegmentsData = { phase: 'loading', trouble: '', busy: false, rows: [], at: '' }

Page({
  ...loadable,
  data,

  onLoad() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadSegments()
    if (!answer.ok) return this.showFailure(answer.error)
    const { at, segments } = answer.data
    this.setData({
      rows: segmentRows(segments),
      at: `${dayLabel(dayAt(at))} ${timeLabel(at)}`,
      phase: 'ready',
      trouble: '',
    })
  },
})
