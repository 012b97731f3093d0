import { someAt } from '../cloud/query/field-path'
import { compileQuery } from '../cloud/query/match'
import { compareStrings, equalValues, isPlainObject } from '../cloud/query/values'

type Query = Readonly<Record<string, unknown>>
type Fields = Readonly<Record<string, unknown>>

/** Whether a document answers a query, as the local cloud's own evaluation says; that one is asked for every operator that
 *  is not among the few here, which are what a world spends its time on. */
export function matches(document: Fields, query: Query): boolean {
  for (const field in query) {
    if (!clauseHolds(document, field, query[field])) return false
  }
  return true
}

function clauseHolds(document: Fields, field: string, wanted: unknown): boolean {
  if (field.startsWith('$')) {
    if (!Array.isArray(wanted)) return compileQuery({ [field]: wanted })(document)
    if (field === '$and') return wanted.every((query) => matches(document, query))
    if (field === '$or') return wanted.some((query) => matches(document, query))
    return compileQuery({ [field]: wanted })(document)
  }
  if (!isPlainObject(wanted)) return isSimple(wanted) ? holds(document, field, SIMPLE.$eq, wanted) : slowly()
  for (const operator in wanted) {
    const test = SIMPLE[operator as keyof typeof SIMPLE]
    const operand = wanted[operator]
    if (test === undefined || !isSimple(operand)) return slowly()
    const isNegated = operator === '$ne'
    if (holds(document, field, isNegated ? SIMPLE.$eq : test, operand) === isNegated) return false
  }
  return true

  function slowly(): boolean {
    return compileQuery({ [field]: wanted })(document)
  }
}

/** A text, a number, or a list of such: what compares without a thought for types, arrays and null. */
function isSimple(operand: unknown): boolean {
  if (typeof operand === 'string' || typeof operand === 'number') return !Number.isNaN(operand)
  return Array.isArray(operand) && operand.every((each) => typeof each === 'string' || typeof each === 'number')
}

type Test = (value: unknown, operand: never) => boolean

const SIMPLE = {
  $eq: (value: unknown, operand: unknown) => (Array.isArray(operand) ? equalValues(value, operand) : value === operand),
  $ne: () => false,
  $in: (value: unknown, operand: readonly unknown[]) => operand.includes(value),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
} satisfies Record<string, Test>

function ordered(accepts: (order: number) => boolean): Test {
  return (value: unknown, operand: number | string) => {
    if (typeof value === 'number' && typeof operand === 'number') return accepts(value - operand)
    if (typeof value === 'string' && typeof operand === 'string') return accepts(compareStrings(value, operand))
    return false
  }
}

function holds(document: Fields, field: string, test: Test, operand: unknown): boolean {
  if (!field.includes('.')) {
    const value = Object.hasOwn(document, field) ? document[field] : undefined
    if (!Array.isArray(value)) return test(value, operand as never)
  }
  return someAt(document, field.split('.'), 'elements', (value) => test(value, operand as never))
}
