import type { CalendarDay, DayKind } from '../../../typings/contract'
import { type Day, dayLabel, dayOfMonth, daysOf, type Month, weekdayOf } from '../../days/day'
import { grouped } from '../../figures/grouped'

/** One place of the grid; `day` is empty before the first and after the last of the month. */
export interface Cell {
  readonly key: string
  readonly day: Day | ''
  readonly number: number
  readonly kind: DayKind | ''
  readonly isToday: boolean
  /** Whether the streak runs on into the place before it, and after it, in the same row. */
  readonly runsFromBefore: boolean
  readonly runsOnAfter: boolean
  /** For a reader of the screen, and for the line below the grid. */
  readonly label: string
}

interface Marked {
  readonly month: Month
  readonly today: Day
  readonly days: readonly CalendarDay[]
}

/** Whole weeks, Monday to Sunday, that hold the month, each day with what became of it. */
export function monthGrid({ month, today, days }: Marked): Cell[] {
  const marks = new Map(days.map((mark) => [mark.day, mark]))
  const all = daysOf(month)
  const cells = all.map((day, index): Cell => {
    const mark = marks.get(day)
    const runs = isKept(mark)
    const weekday = weekdayOf(day)
    return {
      key: day,
      day,
      number: dayOfMonth(day),
      kind: mark?.kind ?? '',
      isToday: day === today,
      runsFromBefore: runs && weekday !== 1 && isKept(marks.get(all[index - 1] ?? '')),
      runsOnAfter: runs && weekday !== 7 && isKept(marks.get(all[index + 1] ?? '')),
      label: cellLabel({ day, isToday: day === today, mark }),
    }
  })
  const before = weekdayOf(`${month}-01`) - 1
  const after = (7 - ((before + cells.length) % 7)) % 7
  return [...blanks('before', before), ...cells, ...blanks('after', after)]
}

/** The month in one line; empty for a month without a day to tell of. */
export function monthSummary(days: readonly CalendarDay[]): string {
  const kept = days.filter(isKept)
  if (kept.length === 0) return ''
  const earned = kept.reduce((sum, day) => sum + day.earned, 0)
  return `这个月 ${kept.length} 天，得 ${grouped(earned)} 积分`
}

/** The kinds that occur in the month, in the order in which they are explained. */
export function kindsIn(days: readonly CalendarDay[]): DayKind[] {
  const order: readonly DayKind[] = ['checked', 'madeUp', 'givenBack', 'missed']
  return order.filter((kind) => days.some((day) => day.kind === kind))
}

/** Whether there is a month before this one to look at: days are told from the day of joining on. */
export function hasEarlierMonth({ month, today, days }: Marked): boolean {
  const first = `${month}-01`
  return days[0] === undefined ? today === first : days[0].day === first
}

const KIND_LABELS: Readonly<Record<DayKind, string>> = {
  checked: '已签到',
  madeUp: '补签',
  givenBack: '那天我们出了故障，已经还给您',
  missed: '未签到',
}

/** A given-back day was lost to our outage, so the streak runs through it. */
function isKept(mark: CalendarDay | undefined): boolean {
  return mark !== undefined && mark.kind !== 'missed'
}

function cellLabel({ day, isToday, mark }: { day: Day; isToday: boolean; mark: CalendarDay | undefined }): string {
  const parts = [isToday ? `今天，${dayLabel(day)}` : dayLabel(day)]
  if (mark !== undefined) parts.push(KIND_LABELS[mark.kind])
  if (mark !== undefined && mark.earned > 0) parts.push(`得 ${mark.earned} 积分`)
  return parts.join('，')
}

function blanks(side: 'before' | 'after', count: number): Cell[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${side}${index}`,
    day: '',
    number: 0,
    kind: '',
    isToday: false,
    runsFromBefore: false,
    runsOnAfter: false,
    label: '',
  }))
}
