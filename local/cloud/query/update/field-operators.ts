import { StoreError } from '../../store/store-error'
import { compareValues, isPlainObject } from '../values'
import { targetToTrim, targetToWrite } from './target'
import type { UpdateOperator } from './update-operator'

export const $set: UpdateOperator = (document, path, operand) => {
  targetToWrite(document, path).set(operand)
}

export const $setOnInsert: UpdateOperator = (document, path, operand, { inserting }) => {
  if (inserting) targetToWrite(document, path).set(operand)
}

export const $unset: UpdateOperator = (document, path) => {
  targetToTrim(document, path)?.unset()
}

/** `$min`: keeps the lesser in MongoDB's order of all types; a missing field takes the operand. */
export const $min: UpdateOperator = (document, path, operand) => {
  const target = targetToWrite(document, path)
  if (target.value === undefined || compareValues(operand, target.value) < 0) target.set(operand)
}

/** `$max`: keeps the greater. */
export const $max: UpdateOperator = (document, path, operand) => {
  const target = targetToWrite(document, path)
  if (target.value === undefined || compareValues(operand, target.value) > 0) target.set(operand)
}

/** `$rename`: nothing happens when the old field is missing. Neither path may lead through an array. */
export const $rename: UpdateOperator = (document, path, operand) => {
  if (typeof operand !== 'string' || operand === '')
    throw new StoreError('BAD_UPDATE', `$rename of ${path} needs a field name`)
  refuseArrays(document, path)
  const source = targetToTrim(document, path)
  if (source === undefined) return
  refuseArrays(document, operand)
  source.unset()
  targetToWrite(document, operand).set(source.value)
}

/** `$currentDate`: `true` or `{$type: 'date'}`. */
export const $currentDate: UpdateOperator = (document, path, operand, { now }) => {
  if (operand !== true && !(isPlainObject(operand) && operand.$type === 'date')) {
    throw new StoreError('UNSUPPORTED', `$currentDate on ${path} gives dates only`)
  }
  targetToWrite(document, path).set(new Date(now))
}

function refuseArrays(document: Record<string, unknown>, path: string): void {
  const steps = path.split('.')
  for (let length = 1; length < steps.length; length++) {
    if (Array.isArray(targetToTrim(document, steps.slice(0, length).join('.'))?.value)) {
      throw new StoreError('BAD_UPDATE', `$rename: ${path} leads through an array`)
    }
  }
}
