import { StoreError } from '../store/store-error'
import { type LeafArrays, own, someAt } from './field-path'
import { compareValues, equalValues, isPlainObject, isRegExp, Rank, rankOf } from './values'

/** One condition on one field. */
interface Predicate {
  /** Of the values at a path of a document, where arrays are entered. */
  at(document: unknown, path: readonly string[]): boolean
  /** Of one value taken as it is, as `$elemMatch` and `$pull` look at an element. */
  of(value: unknown): boolean
}

type MatchesDocument = (document: Record<string, unknown>) => boolean

/** Reads an operand once and gives the condition. `compile` reads a query about subdocuments. */
type Operator = (operand: unknown, compile: (query: Record<string, unknown>) => MatchesDocument) => Predicate

/** Every operator on a field that the SDK can send, as MongoDB means it. */
export const fieldOperators: Readonly<Record<string, Operator>> = {
  $eq: (operand) => equal(operand),
  $ne: (operand) => not(equal(operand)),
  $in: (operand) => anyOf('$in', operand),
  $nin: (operand) => not(anyOf('$nin', operand)),
  $gt: (operand) => ordered(operand, (order) => order > 0, false),
  $gte: (operand) => ordered(operand, (order) => order >= 0, true),
  $lt: (operand) => ordered(operand, (order) => order < 0, false),
  $lte: (operand) => ordered(operand, (order) => order <= 0, true),
  $exists: (operand) => {
    const exists = some((value) => value !== undefined, 'whole')
    return isTrue(operand) ? exists : not(exists)
  },
  $mod: (operand) => {
    const [divisor, remainder] = divisorAndRemainder(operand)
    return some((value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder)
  },
  $size: (operand) => {
    if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
      throw badQuery('$size must be a whole number')
    }
    return some((value) => Array.isArray(value) && value.length === operand, 'whole')
  },
  $regex: (operand) => matches(operand),
  $type: (operand) => {
    const tests = (Array.isArray(operand) ? operand : [operand]).map(typeTest)
    return some((value) => tests.some((test) => test(value)))
  },
  $all: (operand, compile) => {
    if (!Array.isArray(operand)) throw badQuery('$all needs an array')
    const conditions = operand.map((wanted) =>
      isPlainObject(wanted) && '$elemMatch' in wanted ? element(wanted.$elemMatch, compile) : equalOrMatching(wanted),
    )
    return conditions.length === 0 ? never : every(conditions)
  },
  $elemMatch: (operand, compile) => element(operand, compile),
  $not: (operand, compile) => {
    if (isRegExp(operand)) return not(matches(operand))
    if (!isPlainObject(operand) || Object.keys(operand).length === 0) {
      throw badQuery('$not needs a regex or an object of operators')
    }
    return not(condition(operand, compile))
  },
}

/** Geo and text search are left out of the local cloud, and say so. */
const UNSUPPORTED = [
  '$near',
  '$nearSphere',
  '$geoNear',
  '$geoWithin',
  '$geoIntersects',
  '$search',
  '$text',
  '$where',
  '$jsonSchema',
]

export function refuseUnsupported(operator: string): void {
  if (UNSUPPORTED.includes(operator)) {
    throw new StoreError('UNSUPPORTED', `${operator} is not supported by the local cloud`)
  }
}

/** The condition that an object of operators states, such as `{$gt: 1, $lt: 5}`. */
export function condition(
  operators: Readonly<Record<string, unknown>>,
  compile: (query: Record<string, unknown>) => MatchesDocument,
): Predicate {
  const { $options: options, ...others } = operators
  return every(
    Object.entries(others).map(([name, operand]) => {
      refuseUnsupported(name)
      const operator = own(fieldOperators, name)
      if (operator === undefined) throw badQuery(`unknown operator: ${name}`)
      return operator(name === '$regex' && options !== undefined ? withOptions(operand, options) : operand, compile)
    }),
  )
}

/** Equal to a value or, when it is a regular expression, matching it. */
export function equalOrMatching(wanted: unknown): Predicate {
  return isRegExp(wanted) ? matches(wanted) : equal(wanted)
}

function some(test: (value: unknown) => boolean, leafArrays: LeafArrays = 'elements'): Predicate {
  return { at: (document, path) => someAt(document, path, leafArrays, test), of: test }
}

function not(predicate: Predicate): Predicate {
  return { at: (document, path) => !predicate.at(document, path), of: (value) => !predicate.of(value) }
}

function every(predicates: readonly Predicate[]): Predicate {
  return {
    at: (document, path) => predicates.every((predicate) => predicate.at(document, path)),
    of: (value) => predicates.every((predicate) => predicate.of(value)),
  }
}

const never: Predicate = { at: () => false, of: () => false }

function equal(operand: unknown): Predicate {
  rankOf(operand)
  return some((value) => equalValues(value, operand))
}

function anyOf(name: string, operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw badQuery(`${name} needs an array`)
  const tests = operand.map((wanted) => equalOrMatching(wanted).of)
  return some((value) => tests.some((test) => test(value)))
}

/** Only values of the operand's own type compare. NaN compares with itself alone, null with null and missing alone. */
function ordered(operand: unknown, holds: (order: number) => boolean, orEqual: boolean): Predicate {
  const rank = rankOf(operand)
  if (rank === Rank.regExp) throw badQuery('a regular expression cannot be compared by order')
  if (Number.isNaN(operand)) return orEqual ? equal(operand) : never
  return some((value) => rankOf(value) === rank && !Number.isNaN(value) && holds(compareValues(value, operand)))
}

/** Some element of an array meets a query about subdocuments, or operators on the element itself. */
function element(operand: unknown, compile: (query: Record<string, unknown>) => MatchesDocument): Predicate {
  if (!isPlainObject(operand)) throw badQuery('$elemMatch needs an object')
  const names = Object.keys(operand)
  const aboutValues = names.length > 0 && names.every((name) => name.startsWith('$') && !LOGICAL.has(name))
  if (aboutValues) {
    const { of } = condition(operand, compile)
    return some((value) => Array.isArray(value) && value.some(of), 'whole')
  }
  const matchesElement = compile(operand)
  return some(
    (value) => Array.isArray(value) && value.some((item) => isPlainObject(item) && matchesElement(item)),
    'whole',
  )
}

const LOGICAL: ReadonlySet<string> = new Set(['$and', '$or', '$nor', '$expr'])

function matches(operand: unknown): Predicate {
  const pattern = isRegExp(operand) ? stateless(operand) : withOptions(operand, '')
  return some((value) =>
    typeof value === 'string' ? pattern.test(value) : isRegExp(value) && equalValues(value, operand),
  )
}

function withOptions(operand: unknown, options: unknown): RegExp {
  const source = isRegExp(operand) ? operand.source : operand
  if (typeof source !== 'string' || typeof options !== 'string') throw badQuery('$regex and $options must be strings')
  if (/[^ims]/.test(options))
    throw new StoreError('UNSUPPORTED', `the regular expression options ${options} are not supported`)
  try {
    return new RegExp(source, [...new Set(options)].join(''))
  } catch {
    throw badQuery(`invalid regular expression: ${source}`)
  }
}

/** `g` and `y` would make `test` remember where it stopped. */
function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
}

function divisorAndRemainder(operand: unknown): [number, number] {
  if (!Array.isArray(operand) || operand.length !== 2) throw badQuery('$mod needs [divisor, remainder]')
  const [divisor, remainder] = operand.map((part) => (typeof part === 'number' ? Math.trunc(part) : Number.NaN))
  if (divisor === undefined || remainder === undefined || !Number.isFinite(divisor) || !Number.isFinite(remainder)) {
    throw badQuery('$mod needs two numbers')
  }
  if (divisor === 0) throw badQuery('$mod: divisor cannot be 0')
  return [divisor, remainder]
}

const isTrue = (operand: unknown): boolean =>
  operand !== false && operand !== 0 && operand !== null && operand !== undefined

const INT32 = 2 ** 31

const TYPE_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' && !Number.isSafeInteger(value),
  int: (value) => typeof value === 'number' && Number.isInteger(value) && value >= -INT32 && value < INT32,
  long: (value) => typeof value === 'number' && Number.isSafeInteger(value) && (value < -INT32 || value >= INT32),
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isPlainObject,
  array: (value) => Array.isArray(value),
  bool: (value) => typeof value === 'boolean',
  date: (value) => value !== undefined && rankOf(value) === Rank.date,
  null: (value) => value === null,
  regex: isRegExp,
}

const TYPE_NUMBERS: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
}

function typeTest(type: unknown): (value: unknown) => boolean {
  const name = typeof type === 'number' ? TYPE_NUMBERS[type] : type
  const test = typeof name === 'string' ? own(TYPE_TESTS, name) : undefined
  if (test === undefined) throw badQuery(`unknown type: ${String(type)}`)
  return test
}

function badQuery(message: string): StoreError {
  return new StoreError('BAD_QUERY', message)
}
