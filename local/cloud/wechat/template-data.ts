import { isObject } from '../http'

/** Whether a value fits a kind of key; the kind is the key's name without its number (`thing1` is a `thing`). */
const FITS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^[+-]?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => isPeriod(value, (text) => isTime(text) || isDate(text)),
  date: (value) => isPeriod(value, isDate),
  amount: (value) => /^\p{Sc}?\d{1,10}(\.\d{1,2})?元?$/u.test(value),
  phone_number: (value) => /^[\d()+*#\- ]{1,17}$/.test(value),
  car_number: (value) => /^\p{Script=Han}?[A-Z0-9·]{1,7}\p{Script=Han}?$/u.test(value) && length(value) <= 8,
  name: (value) =>
    (/\p{Script=Han}/u.test(value) ? length(value) <= 10 : length(value) <= 20) && /^[^\d]+$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

/** The first key of `data` that WeChat would refuse for a template with these keys, or undefined when all is well. */
export function refusedKey(keys: readonly string[], data: unknown): string | undefined {
  if (!isObject(data)) return 'data'
  for (const key of keys) if (!isFit(key, data[key])) return key
  return Object.keys(data).find((key) => !keys.includes(key))
}

/** Every text of the data, for the word list. */
export function textsOf(data: unknown): string[] {
  return isObject(data) ? Object.values(data).map((entry) => String(isObject(entry) ? entry.value : entry)) : []
}

function isFit(key: string, entry: unknown): boolean {
  const value = isObject(entry) ? entry.value : undefined
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return false
  const text = String(value)
  const fits = FITS[key.replace(/\d+$/, '')]
  return fits !== undefined && !/[\r\n]/.test(text) && fits(text)
}

/** One point in time, or two joined by `~`. */
function isPeriod(value: string, isPoint: (text: string) => boolean): boolean {
  const points = value.split('~')
  return points.length <= 2 && points.every((point) => isPoint(point.trim()))
}

function isTime(text: string): boolean {
  return /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)
}

function isDate(text: string): boolean {
  const [, year, month, day, time] =
    /^(\d{4})(?:年|-|\/)(\d{1,2})(?:月|-|\/)(\d{1,2})日?(?:\s+(\S+))?$/.exec(text) ?? []
  if (year === undefined || (time !== undefined && !isTime(time))) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** Characters as a person counts them: an emoji of two code units is one. */
function length(text: string): number {
  return [...text].length
}
