const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** What the picker shows: twelve months, and the days of one of them. A leap day is a birthday too. */
export const DAYS_OF_A_YEAR = {
  months: LENGTHS.map((_, month) => `${month + 1}月`),
  /** `month` from 0. */
  daysOf: (month: number): readonly string[] => Array.from({ length: LENGTHS[month] ?? 0 }, (_, day) => `${day + 1}日`),
}

/** `MM-DD` of what was picked, both from 0. */
export function birthdayAt([month, day]: readonly [number, number]): string {
  return [month, day].map((place) => String(place + 1).padStart(2, '0')).join('-')
}

/** `2月29日`; empty for none. */
export function birthdayLabel(birthday: string): string {
  const [month, day] = birthday.split('-').map(Number)
  return month === undefined || day === undefined ? '' : `${month}月${day}日`
}
