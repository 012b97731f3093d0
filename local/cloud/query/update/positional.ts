import { StoreError } from '../../store/store-error'
import { compileQuery } from '../match'
import { isPlainObject } from '../values'
import { targetToTrim } from './target'

/** Puts indexes in the place of `$` (the first element that the query found) and `$[]` (every element). A path without either comes
 *  back as it is. Refuses with BAD_UPDATE when there is no such element to name. */
export function resolvePositions(
  path: string,
  document: Record<string, unknown>,
  query: Readonly<Record<string, unknown>>,
): string[] {
  if (!path.includes('$')) return [path]
  const steps = path.split('.')
  const at = steps.findIndex((step) => step.startsWith('$'))
  if (at === -1) return [path]
  const before = steps.slice(0, at).join('.')
  const array = targetToTrim(document, before)?.value
  if (before === '' || !Array.isArray(array))
    throw new StoreError('BAD_UPDATE', `${path}: there is no array at '${before}'`)
  const indexes = steps[at] === '$[]' ? array.map((_element, index) => index) : [firstFound(path, before, array, query)]
  const after = steps.slice(at + 1)
  return indexes.flatMap((index) => resolvePositions([before, index, ...after].join('.'), document, query))
}

function firstFound(
  path: string,
  field: string,
  array: readonly unknown[],
  query: Readonly<Record<string, unknown>>,
): number {
  const step = path.slice(field.length + 1).split('.')[0]
  if (step !== '$') throw new StoreError('UNSUPPORTED', `${path}: array filters are not supported`)
  const about = conditionsOn(field, query)
  const index = array.findIndex((element) =>
    about.some(([name, value]) => compileQuery({ [name]: value })(nested(field, [element]))),
  )
  if (index === -1) throw new StoreError('BAD_UPDATE', `${path}: the query does not say which element`)
  return index
}

function conditionsOn(field: string, query: Readonly<Record<string, unknown>>): Array<[string, unknown]> {
  return Object.entries(query).flatMap(([name, value]) => {
    if (name === '$and' && Array.isArray(value)) {
      return value.filter(isPlainObject).flatMap((clause) => conditionsOn(field, clause))
    }
    return name === field || name.startsWith(`${field}.`) ? [[name, value] as [string, unknown]] : []
  })
}

function nested(field: string, value: unknown): Record<string, unknown> {
  return field.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Record<string, unknown>
}
