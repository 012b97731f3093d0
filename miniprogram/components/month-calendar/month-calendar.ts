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
  /** The day whose story stands below the grid; null for the month's. */
  picked: Cell | null
}

const data: MonthCalendarData = {
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  title: '',
  cells: [],
  kinds: [],
  summary: '',
  hasEarlier: false,
  hasLater: false,
  picked: null,
}

Component({
  properties: {
    /** `YYYY-MM-DD`, as the server says. */
    today: String,
    /** `YYYY-MM` */
    month: String,
    /** `CalendarDay`s of the month. */
    days: Array,
    /** `loading`, `failed` or `known`: the grid stands at once, its marks may be awaited. */
    state: String,
    /** Make-up cards left; without one a missed day cannot be made up. */
    cards: Number,
    /** The earliest day that a card reaches. */
    makeUpFrom: String,
    busy: Boolean,
    /** What was just won in this month; empty for nothing. */
    won: String,
    /** What went wrong and what to do next; empty when nothing did. */
    trouble: String,
  },
  data,
  observers: {
    'today, month, days, state'() {
      this.draw()
    },
  },
  methods: {
    draw() {
      const { today, month, state } = this.data
      if (today === '' || month === '') return
      const days = this.data.days as readonly CalendarDay[]
      this.setData({
        title: monthLabel(month),
        cells: monthGrid({ month, today, days }),
        kinds: kindsIn(days),
        summary: monthSummary(days),
        hasEarlier: state === 'known' && hasEarlierMonth({ month, today, days }),
        hasLater: month < monthOf(today),
        picked: null,
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
    /** A second tap on a day lets it go. */
    onPick(event: WechatMiniprogram.TouchEvent<object, object, { day: string }>) {
      const { cells, picked } = this.data
      const { day } = event.currentTarget.dataset
      const cell = cells.find((one) => one.day === day)
      const isNews = cell !== undefined && cell.kind !== '' && day !== picked?.day
      this.setData({ picked: isNews ? cell : null })
      this.triggerEvent('pick')
    },
    onMakeUp() {
      const { picked, busy } = this.data
      if (picked !== null && !busy) this.triggerEvent('makeup', { day: picked.day })
    },
    onRetry() {
      this.triggerEvent('retry')
    },
  },
})
