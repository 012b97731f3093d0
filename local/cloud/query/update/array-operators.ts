import { StoreError } from '../../store/store-error'
import { compileQuery } from '../match'
import { condition, equalOrMatching } from '../predicates'
import { sortDocuments } from '../sort'
import { compareValues, equalValues, isPlainObject } from '../values'
import { targetToTrim, targetToWrite } from './target'
import type { UpdateOperator } from './update-operator'

/** `$push`: one value, or `$each` with `$position`, `$sort` and `$slice`, which happen in that order. */
export const $push: UpdateOperator = (document, path, operand) => {
  const { values, position, order, slice } = pushed(operand, path)
  const target = targetToWrite(document, path)
  const array = arrayOrNew(target.value, '$push', path)
  array.splice(position ?? array.length, 0, ...values)
  const sorted = order === undefined ? array : sortElements(array, order, path)
  target.set(slice === undefined ? sorted : slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice))
}

/** `$addToSet`: each value that is not in the array yet. */
export const $addToSet: UpdateOperator = (document, path, operand) => {
  const values =
    isPlainObject(operand) && '$each' in operand ? eachOf(operand, ['$each'], '$addToSet', path) : [operand]
  const target = targetToWrite(document, path)
  const array = arrayOrNew(target.value, '$addToSet', path)
  for (const value of values) if (!array.some((element) => equalValues(element, value))) array.push(value)
  target.set(array)
}

/** `$pop`: 1 takes the last, -1 the first. */
export const $pop: UpdateOperator = (document, path, operand) => {
  if (operand !== 1 && operand !== -1) throw new StoreError('BAD_UPDATE', `$pop on ${path} needs 1 or -1`)
  trim(document, path, '$pop', (array) => (operand === 1 ? array.slice(0, -1) : array.slice(1)))
}

/** `$pull`: elements equal to a value, matching a regular expression, meeting operators, or subdocuments answering a query. */
export const $pull: UpdateOperator = (document, path, operand) => {
  const goes = pullCondition(operand)
  trim(document, path, '$pull', (array) => array.filter((element) => !goes(element)))
}

export const $pullAll: UpdateOperator = (document, path, operand) => {
  if (!Array.isArray(operand)) throw new StoreError('BAD_UPDATE', `$pullAll on ${path} needs an array`)
  trim(document, path, '$pullAll', (array) =>
    array.filter((element) => !operand.some((value) => equalValues(element, value))),
  )
}

interface Pushed {
  readonly values: readonly unknown[]
  readonly position?: number
  readonly order?: unknown
  readonly slice?: number
}

function pushed(operand: unknown, path: string): Pushed {
  if (!isPlainObject(operand) || !('$each' in operand)) return { values: [operand] }
  const values = eachOf(operand, ['$each', '$position', '$sort', '$slice'], '$push', path)
  const { $position: position, $sort: order, $slice: slice } = operand
  return {
    values,
    ...(position !== undefined && { position: whole(position, '$position', path) }),
    ...(slice !== undefined && { slice: whole(slice, '$slice', path) }),
    ...(order !== undefined && { order }),
  }
}

function eachOf(
  operand: Readonly<Record<string, unknown>>,
  known: readonly string[],
  name: string,
  path: string,
): readonly unknown[] {
  const unknown = Object.keys(operand).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new StoreError('BAD_UPDATE', `${name} on ${path}: unknown clause ${unknown}`)
  if (!Array.isArray(operand.$each)) throw new StoreError('BAD_UPDATE', `${name} on ${path}: $each needs an array`)
  return operand.$each
}

function whole(value: unknown, name: string, path: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new StoreError('BAD_UPDATE', `$push on ${path}: ${name} must be a whole number`)
  }
  return value
}

function sortElements(array: readonly unknown[], order: unknown, path: string): unknown[] {
  if (order === 1 || order === -1) return [...array].sort((a, b) => order * compareValues(a, b))
  if (
    !isPlainObject(order) ||
    Object.keys(order).length === 0 ||
    !Object.values(order).every((way) => way === 1 || way === -1)
  ) {
    throw new StoreError('BAD_UPDATE', `$push on ${path}: $sort needs 1, -1 or fields with 1 or -1`)
  }
  return sortDocuments(
    array,
    Object.entries(order).map(([field, way]) => [field, way === 1 ? 1 : -1]),
  )
}

function arrayOrNew(value: unknown, name: string, path: string): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw notAnArray(name, path)
  return [...value]
}

function trim(
  document: Record<string, unknown>,
  path: string,
  name: string,
  keep: (array: readonly unknown[]) => unknown[],
): void {
  const target = targetToTrim(document, path)
  if (target === undefined) return
  if (!Array.isArray(target.value)) throw notAnArray(name, path)
  target.set(keep(target.value))
}

function notAnArray(name: string, path: string): StoreError {
  return new StoreError('BAD_UPDATE', `cannot apply ${name} to ${path}, which is not an array`)
}

function pullCondition(operand: unknown): (element: unknown) => boolean {
  if (!isPlainObject(operand)) return equalOrMatching(operand).of
  const names = Object.keys(operand)
  if (names.length > 0 && names.every((name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name))) {
    return condition(operand, compileQuery).of
  }
  const matches = compileQuery(operand)
  return (element) => isPlainObject(element) && matches(element)
}
