import type { PickerRequest } from '../../seams'
import { REGIONS } from './regions'

/** What the wheels of a picker show and mean. Rows of later columns depend on what is chosen before them. */
export interface PickerColumns {
  readonly labels: readonly string[]
  /** Where the wheels stand at first. */
  readonly start: readonly number[]
  rows(column: number, chosen: readonly number[]): readonly string[]
  /** selector: an index; multiSelector: indexes; time: `HH:mm`; date: as long as `fields` says; region: three names. */
  value(chosen: readonly number[]): unknown
}

export function columnsOf(request: PickerRequest): PickerColumns {
  switch (request.mode) {
    case 'selector':
      return {
        labels: ['选项'],
        start: [Number(request.value) || 0],
        rows: () => request.columns[0] ?? [],
        value: ([index = 0]) => index,
      }
    case 'multiSelector':
      return {
        labels: request.columns.map((_rows, column) => `第 ${column + 1} 列`),
        start: request.columns.map((_rows, column) => Number((request.value as readonly number[])[column]) || 0),
        rows: (column) => request.columns[column] ?? [],
        value: (chosen) => [...chosen],
      }
    case 'time':
      return timeColumns(request)
    case 'date':
      return dateColumns(request)
    case 'region':
      return regionColumns(request)
  }
}

function timeColumns({ value, start, end }: PickerRequest): PickerColumns {
  const [firstHour, firstMinute] = parts(start || '00:00', ':')
  const [lastHour, lastMinute] = parts(end || '23:59', ':')
  const [hour, minute] = parts(String(value) || '00:00', ':')
  const minutes = (at: number) => span(at === firstHour ? firstMinute : 0, at === lastHour ? lastMinute : 59)
  const hours = span(firstHour, lastHour)
  return {
    labels: ['时', '分'],
    start: [hours.indexOf(hour), minutes(hour).indexOf(minute)],
    rows: (column, [at = 0]) => (column === 0 ? hours : minutes(hours[at] ?? firstHour)).map(twoDigits),
    value: ([at = 0, then = 0]) => {
      const chosen = hours[at] ?? firstHour
      return `${twoDigits(chosen)}:${twoDigits(minutes(chosen)[then] ?? 0)}`
    },
  }
}

function dateColumns({ value, start, end, fields }: PickerRequest): PickerColumns {
  const first = dateParts(start, [1970, 1, 1])
  const last = dateParts(end, [2099, 12, 31])
  const shown = dateParts(String(value), first)
  const years = span(first[0], last[0])
  const months = (year: number) => span(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
  const days = (year: number, month: number) => {
    const atStart = year === first[0] && month === first[1]
    const atEnd = year === last[0] && month === last[1]
    return span(atStart ? first[2] : 1, atEnd ? last[2] : daysIn(year, month))
  }
  const count = { year: 1, month: 2, day: 3 }[fields]
  const chosenDate = ([y = 0, m = 0, d = 0]: readonly number[]) => {
    const year = years[y] ?? first[0]
    const month = months(year)[m] ?? months(year).at(-1) ?? 1
    return [year, month, days(year, month)[d] ?? days(year, month).at(-1) ?? 1] as const
  }
  return {
    labels: ['年', '月', '日'].slice(0, count),
    start: [
      years.indexOf(shown[0]),
      months(shown[0]).indexOf(shown[1]),
      days(shown[0], shown[1]).indexOf(shown[2]),
    ].slice(0, count),
    rows(column, chosen) {
      const [year, month] = chosenDate(chosen)
      if (column === 0) return years.map((each) => `${each}年`)
      if (column === 1) return months(year).map((each) => `${each}月`)
      return days(year, month).map((each) => `${each}日`)
    },
    value: (chosen) => chosenDate(chosen).slice(0, count).map(twoDigits).join('-'),
  }
}

function regionColumns({ value }: PickerRequest): PickerColumns {
  const provinces = Object.keys(REGIONS)
  const cities = (province: string) => Object.keys(REGIONS[province] ?? {})
  const districts = (province: string, city: string) => REGIONS[province]?.[city] ?? []
  const [province = '', city = '', district = ''] = Array.isArray(value) ? (value as string[]) : []
  const named = ([p = 0, c = 0, d = 0]: readonly number[]) => {
    const chosenProvince = provinces[p] ?? ''
    const chosenCity = cities(chosenProvince)[c] ?? ''
    return [chosenProvince, chosenCity, districts(chosenProvince, chosenCity)[d] ?? ''] as const
  }
  return {
    labels: ['省', '市', '区'],
    start: [provinces.indexOf(province), cities(province).indexOf(city), districts(province, city).indexOf(district)],
    rows(column, chosen) {
      const [inProvince, inCity] = named(chosen)
      if (column === 0) return provinces
      return column === 1 ? cities(inProvince) : districts(inProvince, inCity)
    },
    value: (chosen) => named(chosen),
  }
}

const span = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_gap, index) => first + index)

const twoDigits = (number: number): string => String(number).padStart(2, '0')

function parts(text: string, separator: string): [number, number] {
  const [first = 0, second = 0] = text.split(separator).map(Number)
  return [first, second]
}

/** `2026-11-22`, or as much of it as there is; what is missing comes from `otherwise`. */
function dateParts(text: string, otherwise: readonly [number, number, number]): readonly [number, number, number] {
  const [year, month, day] = text.split('-').map(Number)
  return [year || otherwise[0], month || otherwise[1], day || otherwise[2]]
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
