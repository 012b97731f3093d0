import * as operators from 'mingo/operators/accumulator'
import type { Options } from 'mingo/types'
import { type Accumulator, evaluateOn } from './mingo-context'
import { compareValues, equalValues } from './values'

const mingo = operators as unknown as Readonly<Record<keyof typeof operators, Accumulator>>

/** What a group gathers: mingo's accumulators, and ours where mingo parts from MongoDB. */
export const accumulators: Readonly<Record<string, Accumulator>> = {
  ...mingo,
  $push: (documents, expression, options) => present(documents, expression, options),
  $addToSet: (documents, expression, options) => {
    const set: unknown[] = []
    for (const value of present(documents, expression, options)) {
      if (!set.some((known) => equalValues(known, value))) set.push(value)
    }
    return set
  },
  $min: extreme(-1),
  $max: extreme(1),
  $stdDevSamp: deviation(1),
  $stdDevPop: deviation(0),
}

/** The values of an expression over the documents of a group, missing ones left out; without an expression the values themselves. */
function present(documents: unknown[], expression: unknown, options: Options): unknown[] {
  if (expression === null) return documents
  return documents.map((document) => evaluateOn(document, expression, options)).filter((value) => value !== undefined)
}

/** null and missing do not count, nor do they win. */
function extreme(sign: 1 | -1): Accumulator {
  return (documents, expression, options) =>
    present(documents, expression, options).reduce((best, value) => {
      if (value === null) return best
      return best === null || sign * compareValues(value, best) > 0 ? value : best
    }, null)
}

/** Numbers alone count; null when there are not more of them than `lost`. */
function deviation(lost: 0 | 1): Accumulator {
  return (documents, expression, options) => {
    const numbers = present(documents, expression, options).filter((value) => typeof value === 'number')
    const degrees = numbers.length - lost
    if (degrees <= 0) return null
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / degrees)
  }
}
