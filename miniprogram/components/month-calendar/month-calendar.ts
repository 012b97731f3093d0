import type { CalendarDay, DayKind } from '../../../typings/contract'
import { addMonths, monthLabel, monthOf } from '../../days/day'
import { type Cell, hasEarlierMonth, kindsIn, monthGrid, monthSummary } from './month-grid'

interface MonthCalendarData {
  weekdays: readonly string[]
  title: string
  cells: readonly Cell[]
  kinds: readonly DayKind[]
  summary: string
  hasEarlier: boolean
  hasLater: boolean
  /** The day whose story stands below the grid; empty for the month's. */
  picked: string
  pickedLabel: string
}

const data: MonthCalendarData = {
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  title: '',
  cells: [],
  kinds: [],
  summary: '',
  hasEarlier: false,
  hasLater: false,
  picked: '',
  pickedLabel: '',
}

Component({
  properties: {
    /** `YYYY-MM-DD`, as the server says. */
    today: String,
    /** `YYYY-MM` */
    month: String,
    /** `CalendarDay`s of the month. */
    days: Array,
    /** False while the days are on their way: the grid stands, its marks are awaited. */
    known: Boolean,
  },
  data,
  observers: {
    'today, month, days, known'() {
      this.draw()
    },
  },
  methods: {
    draw() {
      const { today, month, known } = this.data
      if (today === '' || month === '') return
      const days = this.data.days as readonly CalendarDay[]
      this.setData({
        title: monthLabel(month),
        cells: monthGrid({ month, today, days }),
        kinds: kindsIn(days),
        summary: monthSummary(days),
        hasEarlier: known && hasEarlierMonth({ month, today, days }),
        hasLater: month < monthOf(today),
        picked: '',
        pickedLabel: '',
      })
    },
    onEarlier() {
      if (this.data.hasEarlier) this.turnTo(addMonths(this.data.month, -1))
    },
    onLater() {
      if (this.data.hasLater) this.turnTo(addMonths(this.data.month, 1))
    },
    turnTo(month: string) {
      this.triggerEvent('turn', { month })
    },
    onPick(event: WechatMiniprogram.TouchEvent<object, object, { day: string }>) {
      const { day } = event.currentTarget.dataset
      const cell = this.data.cells.find((one) => one.day === day)
      if (cell === undefined || cell.kind === '' || day === this.data.picked)
        this.setData({ picked: '', pickedLabel: '' })
      else this.setData({ picked: day, pickedLabel: cell.label })
    },
  },
})
