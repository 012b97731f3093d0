import { evalExpr } from 'mingo/core'
import * as operators from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { StoreError } from '../store/store-error'
import type { Expression } from './mingo-context'
import { compareValues, isDate, isPlainObject } from './values'

const mingo = operators as unknown as Readonly<Record<keyof typeof operators, Expression>>

/** The expressions of an aggregation: mingo's, and ours where mingo parts from MongoDB. */
export const expressions: Readonly<Record<string, Expression>> = {
  ...mingo,
  $cmp: compared(Math.sign),
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $not: (document, operand, options) => {
    const [value] = valuesOf('$not', Array.isArray(operand) ? operand : [operand], 1, 1)(document, options)
    return !isTruthy(value)
  },
  $size: (document, operand, options) => {
    const [array] = valuesOf('$size', Array.isArray(operand) ? operand : [operand], 1, 1)(document, options)
    if (!Array.isArray(array)) throw badExpression('$size needs an array')
    return array.length
  },
  $switch: (document, operand, options) => {
    if (!isPlainObject(operand)) throw badExpression('$switch needs branches')
    const { branches, ...others } = operand
    if (!Array.isArray(branches) || branches.length === 0) throw badExpression('$switch needs branches')
    const taken = branches.find((branch) => isTruthy(evalExpr(document, branch.case, options)))
    if (taken === undefined && !('default' in others))
      throw badExpression('$switch: no branch was taken and there is no default')
    return evalExpr(document, taken === undefined ? others.default : taken.then, options)
  },
  $trunc: (document, operand, options) => mingo.$trunc(document, Array.isArray(operand) ? operand : [operand], options),
  $substr: substring('$substr', bytesOf),
  $substrBytes: substring('$substrBytes', bytesOf),
  $indexOfBytes: position('$indexOfBytes', bytesOf),
  $indexOfCP: position('$indexOfCP', pointsOf),
  $isoWeekYear: (document, operand, options) => {
    const day = dayOf(document, operand, options)
    return day === undefined ? null : isoWeekYearOf(day)
  },
  $week: (document, operand, options) => {
    const day = dayOf(document, operand, options)
    return day === undefined ? null : weekOf(day)
  },
  $dateToString: (document, operand, options) => {
    if (!isPlainObject(operand) || typeof operand.format !== 'string')
      return mingo.$dateToString(document, operand, options)
    const day = dayOf(document, operand, options)
    const format = operand.format.replace(/%[GU]/g, (code) => {
      if (day === undefined) return code
      return code === '%G' ? String(isoWeekYearOf(day)).padStart(4, '0') : String(weekOf(day)).padStart(2, '0')
    })
    return mingo.$dateToString(document, { ...operand, format }, options)
  },
  $meta: () => {
    throw new StoreError('UNSUPPORTED', '$meta is not supported by the local cloud')
  },
}

/** What counts as true in an expression: everything but false, 0, null and a missing field. */
function isTruthy(value: unknown): boolean {
  return value !== false && value !== 0 && value !== null && value !== undefined
}

/** In expressions a missing field comes before null and does not equal it, unlike in queries. */
function compareInExpression(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return compareValues(a, b)
}

function compared(read: (order: number) => unknown): Expression {
  return (document, operand, options) => {
    const [a, b] = valuesOf('a comparison', operand, 2, 2)(document, options)
    return read(compareInExpression(a, b))
  }
}

function valuesOf(name: string, operand: unknown, fewest: number, most: number) {
  if (!Array.isArray(operand) || operand.length < fewest || operand.length > most) {
    throw badExpression(`${name} needs ${fewest === most ? fewest : `${fewest} to ${most}`} arguments`)
  }
  return (document: unknown, options: Options): unknown[] => operand.map((part) => evalExpr(document, part, options))
}

/** Splits a text into what an operator counts: bytes or code points. */
type Units = (text: string) => {
  readonly length: number
  part(from: number, to: number): string
  units: readonly (number | string)[]
}

function bytesOf(text: string): ReturnType<Units> {
  const bytes = Buffer.from(text, 'utf8')
  return {
    length: bytes.length,
    units: [...bytes],
    part(from, to) {
      if (isContinuation(bytes[from]) || isContinuation(bytes[to]))
        throw badExpression('the range cuts a character in two')
      return bytes.toString('utf8', from, to)
    },
  }
}

function pointsOf(text: string): ReturnType<Units> {
  const points = [...text]
  return { length: points.length, units: points, part: (from, to) => points.slice(from, to).join('') }
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** A negative length means the rest, and a start beyond the end gives an empty text. */
function substring(name: string, split: Units): Expression {
  return (document, operand, options) => {
    const [value, start, length] = valuesOf(name, operand, 3, 3)(document, options)
    const text = textOf(name, value)
    if (typeof start !== 'number' || typeof length !== 'number')
      throw badExpression(`${name} needs a start and a length`)
    if (start < 0) throw badExpression(`${name}: the start must not be negative`)
    const units = split(text)
    const from = Math.min(Math.trunc(start), units.length)
    return units.part(from, length < 0 ? units.length : Math.min(from + Math.trunc(length), units.length))
  }
}

/** Where a text lies in another, or -1. */
function position(name: string, split: Units): Expression {
  return (document, operand, options) => {
    const [value, wanted, start = 0, end] = valuesOf(name, operand, 2, 4)(document, options)
    if (value === null || value === undefined) return null
    if (typeof value !== 'string' || typeof wanted !== 'string') throw badExpression(`${name} needs strings`)
    const units = split(value).units
    const search = split(wanted).units
    const last = Math.min(typeof end === 'number' ? end : units.length, units.length) - search.length
    for (let at = Number(start); at <= last; at++)
      if (search.every((unit, offset) => units[at + offset] === unit)) return at
    return -1
  }
}

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (isDate(value)) return value.toISOString()
  throw badExpression(`${name} needs a string`)
}

/** The calendar day that a date operator is about, at midnight UTC, in the time zone that it was given. */
function dayOf(document: Record<string, unknown>, operand: unknown, options: Options): Date | undefined {
  const date = isPlainObject(operand) && 'date' in operand ? operand : { date: operand }
  const text = mingo.$dateToString(document, { ...date, format: '%Y-%m-%d' }, options)
  return typeof text === 'string' ? new Date(`${text}T00:00:00Z`) : undefined
}

const DAY_MS = 86_400_000

/** The year of the week's Thursday. */
function isoWeekYearOf(day: Date): number {
  const weekday = day.getUTCDay() || 7
  return new Date(day.getTime() + (4 - weekday) * DAY_MS).getUTCFullYear()
}

/** Weeks begin on Sundays; what comes before the first is week 0. */
function weekOf(day: Date): number {
  const dayOfYear = Math.round((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS)
  return Math.floor((dayOfYear + 7 - day.getUTCDay()) / 7)
}

function badExpression(message: string): StoreError {
  return new StoreError('BAD_QUERY', message)
}
