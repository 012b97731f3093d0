import { StoreError } from '../../store/store-error'
import { arrayIndex, own } from '../field-path'
import { isPlainObject } from '../values'

/** The place a dotted path names: a field of an object or an element of an array. */
interface Target {
  /** `undefined` when nothing is there. */
  readonly value: unknown
  set(value: unknown): void
  /** Takes a field away; an element of an array becomes null, as in MongoDB. */
  unset(): void
}

/** Finds the place for an operator that writes: missing parents become objects, an array is filled with nulls up to the index. Refuses
 *  with BAD_UPDATE when a parent is a scalar, or an array and the step no index. */
export function targetToWrite(document: Record<string, unknown>, path: string): Target {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let parent: Container = document
  for (const [at, step] of steps.entries()) {
    const place = placeIn(parent, step, path)
    if (place.value === undefined) place.set({})
    parent = asContainer(
      place.value === undefined ? placeIn(parent, step, path).value : place.value,
      steps[at + 1] ?? last,
      path,
    )
  }
  return placeIn(parent, last, path)
}

/** Finds the place for an operator that only takes away: nothing is made, and where the path leads nowhere there is no place. */
export function targetToTrim(document: Record<string, unknown>, path: string): Target | undefined {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let parent: unknown = document
  for (const step of steps)
    parent = Array.isArray(parent) ? elementAt(parent, step) : isPlainObject(parent) ? own(parent, step) : undefined
  if (Array.isArray(parent)) return elementAt(parent, last) === undefined ? undefined : placeIn(parent, last, path)
  return isPlainObject(parent) && Object.hasOwn(parent, last) ? placeIn(parent, last, path) : undefined
}

type Container = Record<string, unknown> | unknown[]

/** MongoDB's own limit on how far an array is filled up with nulls. */
const LONGEST_PADDING = 1_500_000

function placeIn(parent: Container, step: string, path: string): Target {
  if (!Array.isArray(parent)) {
    return {
      value: own(parent, step),
      set: (value) => {
        parent[step] = value
      },
      unset: () => {
        delete parent[step]
      },
    }
  }
  const index = arrayIndex(step)
  if (index === undefined) throw cannotCreate(step, path, parent)
  if (index > parent.length + LONGEST_PADDING)
    throw new StoreError('BAD_UPDATE', `${path}: the array would have to grow too far`)
  return {
    value: parent[index],
    set: (value) => {
      while (parent.length < index) parent.push(null)
      parent[index] = value
    },
    unset: () => {
      parent[index] = null
    },
  }
}

function asContainer(value: unknown, step: string, path: string): Container {
  if (Array.isArray(value) || isPlainObject(value)) return value
  throw cannotCreate(step, path, value)
}

function cannotCreate(step: string, path: string, parent: unknown): StoreError {
  return new StoreError('BAD_UPDATE', `${path}: cannot create field '${step}' in ${JSON.stringify(parent)}`)
}

function elementAt(array: readonly unknown[], step: string): unknown {
  const index = arrayIndex(step)
  return index === undefined ? undefined : array[index]
}
