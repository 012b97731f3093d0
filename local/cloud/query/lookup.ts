import { eachSortValue } from './sort'
import type { Documents, Run } from './stage'
import { badStage, nameOf, objectOf } from './stage-operands'
import { withValue } from './unwind'
import { EMPTY_ARRAY } from './values'

/** `$lookup`: by equal fields, which an index of the other collection serves, by a pipeline, or both. */
export function lookup(documents: Documents, operand: unknown, run: Run): Documents {
  const { from, as, localField, foreignField, let: bindings = {}, pipeline } = objectOf('$lookup', operand)
  const other = nameOf('$lookup from', from)
  const place = nameOf('$lookup as', as).split('.')
  if ((localField === undefined) !== (foreignField === undefined))
    throw badStage('$lookup needs localField with foreignField')
  if (localField === undefined && pipeline === undefined) throw badStage('$lookup needs fields or a pipeline')

  return documents.map((document) => withValue(document, place, joinedTo(document)))

  function joinedTo(document: Record<string, unknown>): Documents {
    const query =
      localField === undefined
        ? {}
        : {
            [nameOf('$lookup foreignField', foreignField)]: {
              $in: localValues(document, nameOf('$lookup localField', localField)),
            },
          }
    const found = run.fetch(other, { query })
    if (pipeline === undefined) return found
    const bound = Object.entries(objectOf('$lookup let', bindings)).map(
      ([name, expression]) => [name, run.evaluate(document, expression) ?? null] as const,
    )
    return run.runPipeline(found, pipeline, Object.fromEntries(bound))
  }
}

/** An array means any of its elements; a missing field meets null and missing ones. */
function localValues(document: Record<string, unknown>, field: string): unknown[] {
  const values = [...eachSortValue(document, field.split('.'))].filter((value) => value !== EMPTY_ARRAY)
  return values.map((value) => value ?? null)
}
