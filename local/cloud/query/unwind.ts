import { own } from './field-path'
import type { Documents } from './stage'
import { fieldOf, nameOf, objectOf } from './stage-operands'
import { isPlainObject } from './values'

/** `$unwind`: a document for each element. A value that is no array counts as its only element; missing, null and empty give nothing
 *  unless they are to be kept. */
export function unwind(documents: Documents, operand: unknown): Documents {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = objectOf(
    '$unwind',
    typeof operand === 'string' ? { path: operand } : operand,
  )
  const field = fieldOf('$unwind', path)
  const indexField =
    includeArrayIndex === undefined ? undefined : nameOf('$unwind includeArrayIndex', includeArrayIndex)
  const steps = field.split('.')

  return documents.flatMap((document) => {
    const value = steps.reduce<unknown>(
      (inner, step) => (isPlainObject(inner) ? own(inner, step) : undefined),
      document,
    )
    if (Array.isArray(value) && value.length > 0) {
      return value.map((element, index) => numbered(withValue(document, steps, element), index))
    }
    const empty = value === null || value === undefined || Array.isArray(value)
    if (empty && preserveNullAndEmptyArrays !== true) return []
    return [numbered(Array.isArray(value) ? withValue(document, steps, undefined) : document, null)]
  })

  function numbered(document: Record<string, unknown>, index: number | null): Record<string, unknown> {
    return indexField === undefined ? document : withValue(document, indexField.split('.'), index)
  }
}

/** A copy with another value at a path; `undefined` takes the field away. */
export function withValue(
  document: Readonly<Record<string, unknown>>,
  [step = '', ...deeper]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const copied = { ...document }
  const inner = own(document, step)
  if (deeper.length > 0) copied[step] = withValue(isPlainObject(inner) ? inner : {}, deeper, value)
  else if (value === undefined) delete copied[step]
  else copied[step] = value
  return copied
}
