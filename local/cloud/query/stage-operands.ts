import { StoreError } from '../store/store-error'
import type { Order } from './sort'
import type { Step } from './stage'
import { isPlainObject } from './values'

export function stepOf(stage: Readonly<Record<string, unknown>>): Step {
  const [[name, operand] = [], ...more] = Object.entries(stage)
  if (name === undefined || more.length > 0) throw badStage('a pipeline stage has exactly one field')
  return { name, operand }
}

/** What a stage was given, checked. */
export function objectOf(stage: string, operand: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainObject(operand)) throw badStage(`${stage} needs an object`)
  return operand
}

export function queryOf(operand: unknown): Readonly<Record<string, unknown>> {
  return objectOf('$match', operand)
}

export function orderOf(operand: unknown): Order {
  const fields = Object.entries(objectOf('$sort', operand))
  if (fields.length === 0) throw badStage('$sort needs at least one field')
  return fields.map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw badStage(`$sort: the order of '${field}' must be 1 or -1`)
    return [field, direction]
  })
}

export function countOf(stage: string, operand: unknown, least: 0 | 1): number {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < least) {
    throw badStage(`${stage} needs a whole number of at least ${least}`)
  }
  return operand
}

/** `'$a.b'` → `'a.b'`. */
export function fieldOf(stage: string, operand: unknown): string {
  if (typeof operand !== 'string' || !/^\$[^$]/.test(operand))
    throw badStage(`${stage} needs a field path that begins with $`)
  return operand.slice(1)
}

export function nameOf(stage: string, operand: unknown): string {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$')) throw badStage(`${stage} needs a name`)
  return operand
}

export function badStage(message: string): StoreError {
  return new StoreError('BAD_QUERY', message)
}
