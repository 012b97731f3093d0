import { isPlainObject } from './values'

/** What a query sees at the end of a path: `whole` takes an array as one value, `elements` its elements as well. */
export type LeafArrays = 'whole' | 'elements'

/** Whether any value at a dotted path passes the test. Arrays on the way are entered: their object elements are searched, and a
 *  numeric step is also an index. A missing field is tested as `undefined`; scalars inside an array on the way are not. */
export function someAt(
  document: unknown,
  path: readonly string[],
  leafArrays: LeafArrays,
  test: (value: unknown) => boolean,
): boolean {
  return someFrom(document, path, 0)

  function someFrom(value: unknown, steps: readonly string[], at: number): boolean {
    const step = steps[at]
    if (step === undefined) {
      return (leafArrays === 'elements' && Array.isArray(value) && value.some(test)) || test(value)
    }
    if (Array.isArray(value)) return someInArray(value, steps, at, step)
    return isPlainObject(value) ? someFrom(own(value, step), steps, at + 1) : test(undefined)
  }

  function someInArray(array: readonly unknown[], steps: readonly string[], at: number, step: string): boolean {
    const index = arrayIndex(step)
    if (index !== undefined && index < array.length) {
      const element = array[index]
      if (at + 1 === steps.length) {
        if (test(element)) return true
      } else if ((Array.isArray(element) || isPlainObject(element)) && someFrom(element, steps, at + 1)) return true
    }
    return array.some((element) => isPlainObject(element) && someFrom(element, steps, at))
  }
}

/** An own field, so that `constructor` and the like are missing when they are. */
export function own<Value>(object: Readonly<Record<string, Value>>, field: string): Value | undefined {
  return Object.hasOwn(object, field) ? object[field] : undefined
}

/** `'12'` → 12; anything that is not a plain index → undefined. */
export function arrayIndex(step: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(step) ? Number(step) : undefined
}
