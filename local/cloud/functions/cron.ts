/**
 * WeChat's timer expressions: seven fields — second minute hour day month week year — read in UTC+8, whatever zone the
 * functions run in. Each field is `*` or a list of numbers, ranges and steps (`0/5`, `1-10/2`); months and weekdays may be
 * named. A day and a weekday that are both given are an "or".
 */
export interface Cron {
  /** The first instant in `(after, until]` at which the timer fires. Epoch milliseconds. */
  next(after: number, until: number): number | undefined
}

const ZONE_MS = 8 * 3_600_000
const SECOND_MS = 1000
const DAY_MS = 86_400_000

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly names?: readonly string[]
}

const FIELDS: readonly Field[] = [
  { name: '秒', least: 0, most: 59 },
  { name: '分', least: 0, most: 59 },
  { name: '时', least: 0, most: 23 },
  { name: '日', least: 1, most: 31 },
  { name: '月', least: 1, most: 12, names: MONTHS },
  { name: '星期', least: 0, most: 6, names: WEEKDAYS },
  { name: '年', least: 1970, most: 2099 },
]

/** Reads an expression; throws with the field that is wrong. */
export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== FIELDS.length) throw new Error(`定时器表达式须有 7 个字段：${expression}`)
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((field, index) =>
    readField(field, texts[index] ?? ''),
  ) as [Values, Values, Values, Values, Values, Values, Values]
  const [, , , dayText, , weekdayText] = texts

  const firesOn = (day: Date): boolean => {
    const onDay = days.has(day.getUTCDate())
    const onWeekday = weekdays.has(day.getUTCDay())
    const either = dayText !== '*' && weekdayText !== '*'
    return (
      years.has(day.getUTCFullYear()) &&
      months.has(day.getUTCMonth() + 1) &&
      (either ? onDay || onWeekday : onDay && onWeekday)
    )
  }

  /** Local milliseconds of the day, in order, from `from` on. */
  const firstTimeOfDay = (from: number): number | undefined => {
    for (const hour of hours.ascending) {
      if ((hour + 1) * 3_600_000 <= from) continue
      for (const minute of minutes.ascending) {
        if (hour * 3_600_000 + (minute + 1) * 60_000 <= from) continue
        for (const second of seconds.ascending) {
          const at = hour * 3_600_000 + minute * 60_000 + second * SECOND_MS
          if (at >= from) return at
        }
      }
    }
    return undefined
  }

  return {
    next(after, until) {
      const from = Math.floor(after / SECOND_MS) * SECOND_MS + SECOND_MS + ZONE_MS
      const last = until + ZONE_MS
      for (let day = Math.floor(from / DAY_MS) * DAY_MS; day <= last; day += DAY_MS) {
        if (!firesOn(new Date(day))) continue
        const time = firstTimeOfDay(Math.max(0, from - day))
        if (time !== undefined) return day + time <= last ? day + time - ZONE_MS : undefined
      }
      return undefined
    },
  }
}

interface Values {
  readonly ascending: readonly number[]
  has(value: number): boolean
}

function readField(field: Field, text: string): Values {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(item) ?? []
    const [first, last] = readRange(field, range, item.includes('/'))
    if (first > last || Number(step) < 1) throw wrong(field, text)
    for (let value = first; value <= last; value += Number(step)) values.add(value)
  }
  return { ascending: [...values].sort((a, b) => a - b), has: (value) => values.has(value) }
}

function readRange(field: Field, range: string, stepped: boolean): [first: number, last: number] {
  if (range === '*') return [field.least, field.most]
  const ends = range.split('-')
  const first = readValue(field, ends[0] ?? '')
  if (ends.length === 1) return [first, stepped ? field.most : first]
  if (ends.length > 2) throw wrong(field, range)
  return [first, readValue(field, ends[1] ?? '')]
}

function readValue(field: Field, text: string): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  const value = named >= 0 ? named + field.least : /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= field.least && value <= field.most)) throw wrong(field, text)
  return value
}

function wrong(field: Field, text: string): Error {
  return new Error(`定时器的${field.name}字段不合法：${JSON.stringify(text)}`)
}
