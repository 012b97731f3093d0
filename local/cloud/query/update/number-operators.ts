import { StoreError } from '../../store/store-error'
import { own } from '../field-path'
import { isPlainObject } from '../values'
import { targetToWrite } from './target'
import type { UpdateOperator } from './update-operator'

/** `$inc`: a missing field counts as 0. */
export const $inc: UpdateOperator = (document, path, operand) => {
  calculate(document, path, operand, '$inc', (value, amount) => value + amount)
}

/** `$mul`: a missing field becomes 0. */
export const $mul: UpdateOperator = (document, path, operand) => {
  calculate(document, path, operand, '$mul', (value, factor) => value * factor)
}

/** `$bit`: `{and | or | xor: whole number}`, a missing field counts as 0. */
export const $bit: UpdateOperator = (document, path, operand) => {
  const [[name, mask] = [], ...more] = isPlainObject(operand) ? Object.entries(operand) : []
  const combine = name === undefined ? undefined : own(BITWISE, name)
  if (combine === undefined || more.length > 0 || typeof mask !== 'number' || !Number.isSafeInteger(mask)) {
    throw new StoreError('BAD_UPDATE', `$bit on ${path} needs one of and, or, xor with a whole number`)
  }
  const target = targetToWrite(document, path)
  const value = target.value ?? 0
  if (target.value === null || typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new StoreError('BAD_UPDATE', `cannot apply $bit to ${path}, which is no whole number`)
  }
  target.set(Number(combine(BigInt(value), BigInt(mask))))
}

const BITWISE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

function calculate(
  document: Record<string, unknown>,
  path: string,
  operand: unknown,
  name: string,
  combine: (value: number, operand: number) => number,
): void {
  if (typeof operand !== 'number')
    throw new StoreError('BAD_UPDATE', `cannot ${name} ${path} with a non-numeric argument`)
  const target = targetToWrite(document, path)
  const { value = 0 } = target
  if (typeof value !== 'number') {
    throw new StoreError('BAD_UPDATE', `cannot apply ${name} to ${path}, which is not a number`)
  }
  const result = combine(value, operand)
  // CloudBase goes on counting exactly in 64 bits where a double cannot: better refused here than quietly another number.
  if (Number.isInteger(value) && Number.isInteger(operand) && !Number.isSafeInteger(result)) {
    throw new StoreError('BAD_UPDATE', `${name} on ${path} leaves the whole numbers that a double holds exactly`)
  }
  target.set(result === 0 ? 0 : result)
}
