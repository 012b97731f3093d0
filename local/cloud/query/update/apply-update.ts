import type { Document } from '../../seams'
import { StoreError } from '../../store/store-error'
import { own } from '../field-path'
import { storable } from '../storable'
import { compareStrings, equalValues, isPlainObject } from '../values'
import * as arrayOperators from './array-operators'
import * as fieldOperators from './field-operators'
import * as numberOperators from './number-operators'
import { resolvePositions } from './positional'
import type { UpdateContext, UpdateOperator } from './update-operator'

const operators: Readonly<Record<string, UpdateOperator>> = { ...fieldOperators, ...numberOperators, ...arrayOperators }

/** The document after update operators, path by path in the order of their names as MongoDB applies them; the given one stays as it is.
 *  `query` found the document, for `$` in a path. Refuses with BAD_UPDATE, also when the `_id` would change. */
export function applyUpdate(
  document: Document,
  update: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
  context: UpdateContext,
): Document {
  const steps = stepsOf(update).flatMap((step) =>
    resolvePositions(step.path, document, query).map((path) => ({ ...step, path })),
  )
  refuseConflicts(steps)
  const changed = storable(document)
  for (const { operator, path, operand } of steps.sort((a, b) => compareStrings(a.path, b.path))) {
    operator(changed, path, operand, context)
  }
  return withSameId(storable(changed), document)
}

/** A whole new document in the place of another. */
export function replaceDocument(document: Document, replacement: Readonly<Record<string, unknown>>): Document {
  return withSameId({ _id: document._id, ...storable(replacement) }, document)
}

interface Step {
  readonly operator: UpdateOperator
  readonly path: string
  readonly operand: unknown
}

function stepsOf(update: Readonly<Record<string, unknown>>): Step[] {
  return Object.entries(update).flatMap(([name, fields]) => {
    const operator = own(operators, name)
    if (operator === undefined) throw new StoreError('BAD_UPDATE', `unknown update operator: ${name}`)
    if (!isPlainObject(fields)) throw new StoreError('BAD_UPDATE', `${name} needs an object of fields`)
    return Object.entries(fields).map(([path, operand]) => ({ operator, path: checkedPath(path), operand }))
  })
}

function checkedPath(path: string): string {
  const steps = path.split('.')
  if (steps.some((step) => step === '' || step === '__proto__'))
    throw new StoreError('BAD_UPDATE', `not a field: '${path}'`)
  return path
}

/** Two operators may not write the same field, nor one inside another's. `$rename` writes its new name, too. */
function refuseConflicts(steps: readonly Step[]): void {
  const written = steps.flatMap(({ operator, path, operand }) =>
    operator === fieldOperators.$rename && typeof operand === 'string' ? [path, operand] : [path],
  )
  const inOrder = written.map((path) => `${path}.`).sort()
  for (const [at, path] of inOrder.entries()) {
    if (inOrder[at + 1]?.startsWith(path)) {
      throw new StoreError('BAD_UPDATE', `updating the path '${path.slice(0, -1)}' would create a conflict`)
    }
  }
}

function withSameId(changed: Readonly<Record<string, unknown>>, document: Document): Document {
  if (!equalValues(changed._id, document._id)) throw new StoreError('BAD_UPDATE', 'the _id of a document cannot change')
  return { ...changed, _id: document._id }
}
