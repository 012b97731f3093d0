import { StoreError } from '../store/store-error'
import { compileQuery } from './match'
import { isPlainObject } from './values'

type Fields = Record<string, unknown>
export type Project = <Item extends Fields>(document: Item) => Item

/** Reads a projection as `find` takes it: fields to show (1) or to leave out (0), `_id` always shown unless left out, `$slice` and
 *  `$elemMatch` of an array. Refuses with BAD_QUERY, also when showing and leaving out are mixed. */
export function compileProjection(projection: Readonly<Record<string, unknown>> = {}): Project {
  const { _id: id, ...rules } = projection
  const entries = Object.entries(rules)
  const shown = entries.filter(([, rule]) => isShown(rule))
  const hidden = entries.filter(([, rule]) => isHidden(rule))
  const shaped = entries.filter(([, rule]) => !isShown(rule) && !isHidden(rule))
  if (shown.length > 0 && hidden.length > 0) throw badProjection('fields are either shown or left out, not both')
  const shapes = shaped.map(([field, rule]) => shapeOf(field, rule))
  const showing =
    shown.length > 0 || shapes.some(({ shows }) => shows) || (hidden.length === 0 && id !== undefined && isShown(id))
  const tree = treeOf([
    ...(showing ? shown : hidden).map(([field]) => field),
    ...(showing ? shaped.map(([field]) => field) : []),
  ])
  const showId = id === undefined || isShown(id)

  return <Item extends Fields>(document: Item): Item => {
    const { _id, ...fields } = document
    const kept = showing ? show(fields, tree) : hide(fields, tree)
    for (const { shape, field } of shapes) {
      const value = shape(fields[field])
      if (value === undefined) delete kept[field]
      else kept[field] = value
    }
    return (showId ? { _id, ...kept } : kept) as Item
  }
}

const isShown = (rule: unknown): boolean => rule === true || (typeof rule === 'number' && rule !== 0)
const isHidden = (rule: unknown): boolean => rule === false || rule === 0

/** `undefined` is a leaf. */
interface Tree {
  readonly [field: string]: Tree | undefined
}

function treeOf(paths: readonly string[]): Tree {
  const root: Record<string, Tree | undefined> = {}
  for (const path of paths) {
    let node: Record<string, Tree | undefined> = root
    const steps = path.split('.')
    for (const [at, step] of steps.entries()) {
      if (step === '') throw badProjection(`not a field: '${path}'`)
      const last = at === steps.length - 1
      if (Object.hasOwn(node, step) && (last || node[step] === undefined))
        throw badProjection(`path collision at ${path}`)
      if (last) node[step] = undefined
      else node = node[step] = { ...node[step] }
    }
  }
  return root
}

function show(object: Fields, tree: Tree): Fields {
  const kept: Fields = {}
  for (const [field, value] of Object.entries(object)) {
    if (!Object.hasOwn(tree, field)) continue
    const inner = tree[field]
    if (inner === undefined) kept[field] = value
    else if (isPlainObject(value)) kept[field] = show(value, inner)
    else if (Array.isArray(value)) kept[field] = showElements(value, inner)
  }
  return kept
}

function showElements(array: readonly unknown[], tree: Tree): unknown[] {
  return array.flatMap((element): unknown[] => {
    if (isPlainObject(element)) return [show(element, tree)]
    return Array.isArray(element) ? [showElements(element, tree)] : []
  })
}

function hide(object: Fields, tree: Tree): Fields {
  const kept: Fields = {}
  for (const [field, value] of Object.entries(object)) {
    if (!Object.hasOwn(tree, field)) kept[field] = value
    else {
      const inner = tree[field]
      if (inner !== undefined) kept[field] = hideIn(value, inner)
    }
  }
  return kept
}

function hideIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((element) => hideIn(element, tree))
  return isPlainObject(value) ? hide(value, tree) : value
}

interface Shape {
  readonly field: string
  /** Whether the rule alone makes all other fields disappear. */
  readonly shows: boolean
  readonly shape: (value: unknown) => unknown
}

function shapeOf(field: string, rule: unknown): Shape {
  if (field.includes('.'))
    throw badProjection(`$slice and $elemMatch take a field of the document itself, not ${field}`)
  if (isPlainObject(rule) && '$slice' in rule) {
    const slice = sliceOf(rule.$slice)
    return { field, shows: false, shape: (value) => (Array.isArray(value) ? slice(value) : value) }
  }
  if (isPlainObject(rule) && isPlainObject(rule.$elemMatch)) {
    const matches = compileQuery({ array: { $elemMatch: rule.$elemMatch } })
    const first = (value: unknown) =>
      Array.isArray(value) ? value.find((element) => matches({ array: [element] })) : undefined
    return {
      field,
      shows: true,
      shape: (value) => {
        const found = first(value)
        return found === undefined ? undefined : [found]
      },
    }
  }
  throw badProjection(`unknown rule for ${field}`)
}

function sliceOf(operand: unknown): (array: readonly unknown[]) => unknown[] {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((part) =>
    Number.isInteger(part) ? Number(part) : Number.NaN,
  )
  const [first, length] = numbers
  if (first === undefined || numbers.length > 2 || numbers.some(Number.isNaN))
    throw badProjection('$slice needs n or [skip, n]')
  if (length === undefined) return (array) => (first < 0 ? array.slice(first) : array.slice(0, first))
  if (length <= 0) throw badProjection('$slice: the number of elements must be positive')
  return (array) => {
    const start = first < 0 ? Math.max(0, array.length + first) : first
    return array.slice(start, start + length)
  }
}

function badProjection(message: string): StoreError {
  return new StoreError('BAD_QUERY', `projection: ${message}`)
}
