import { someAt } from '../cloud/query/field-path'
import type { Document, IndexSpec } from '../cloud/seams'

/** Below this, looking at every document is quicker than knowing where each is. */
const WORTH_IT = 400

type Value = string | number
type Query = Readonly<Record<string, unknown>>
type ByField = Map<string, Map<Value, Set<Document>>>
type Sets = ReadonlyArray<ReadonlySet<Document>>

/** Where documents of a collection are found by the fields of its indexes, so that a world which lives for long does not look at
 *  every document for each query. Only narrows down: what it gives is still held against the query. */
export class Lookup {
  readonly #fields: ReadonlyArray<readonly [field: string, path: readonly string[]]>
  #byField: ByField | null = null

  constructor(indexes: readonly IndexSpec[]) {
    const names = new Set(indexes.flatMap(({ fields }) => fields.map(([field]) => field)))
    this.#fields = [...names].map((field) => [field, field.split('.')])
  }

  /** Documents that a query can be about; null where nothing is known better than all of them. */
  candidates(documents: ReadonlyMap<unknown, Document>, query: Query): readonly Document[] | null {
    if (documents.size < WORTH_IT) return null
    this.#byField ??= this.#built(documents)
    const best = this.#narrowest(this.#byField, query)
    return best === null ? null : [...new Set(best.flatMap((set) => [...set]))]
  }

  #narrowest(byField: ByField, query: Query): Sets | null {
    let best: Sets | null = null
    const offer = (found: Sets | null) => {
      if (found !== null && (best === null || sizeOf(found) < sizeOf(best))) best = found
    }
    for (const [field] of this.#fields) offer(setsFor(byField.get(field), query[field]))
    if (Array.isArray(query.$or)) offer(all(query.$or.map((branch) => this.#narrowest(byField, branch))))
    return best
  }

  moved(before: Document | undefined, after: Document | undefined): void {
    if (this.#byField === null) return
    for (const [field, path] of this.#fields) {
      const values = this.#byField.get(field)
      if (values === undefined) continue
      if (before !== undefined) for (const value of valuesAt(before, path)) values.get(value)?.delete(before)
      if (after !== undefined) for (const value of valuesAt(after, path)) put(values, value, after)
    }
  }

  #built(documents: ReadonlyMap<unknown, Document>): ByField {
    const byField: ByField = new Map()
    for (const [field, path] of this.#fields) {
      const values = new Map<Value, Set<Document>>()
      for (const document of documents.values())
        for (const value of valuesAt(document, path)) put(values, value, document)
      byField.set(field, values)
    }
    return byField
  }
}

function put(values: Map<Value, Set<Document>>, value: Value, document: Document): void {
  const set = values.get(value)
  if (set === undefined) values.set(value, new Set([document]))
  else set.add(document)
}

/** Whatever one of them can be about; null where one of them can be about anything. */
const all = (branches: ReadonlyArray<Sets | null>): Sets | null =>
  branches.some((sets) => sets === null) ? null : branches.flatMap((sets) => sets ?? [])

const sizeOf = (sets: Sets): number => sets.reduce((sum, { size }) => sum + size, 0)

/** For an equality, a list, or a bound; null for what an index does not answer, such as what is missing. */
function setsFor(values: ReadonlyMap<Value, ReadonlySet<Document>> | undefined, wanted: unknown): Sets | null {
  if (values === undefined || wanted === undefined || wanted === null) return null
  if (isValue(wanted)) return [values.get(wanted) ?? NOBODY]
  const { $in, $gt, $gte, $lt, $lte } = wanted as Record<string, unknown>
  if (Array.isArray($in) && $in.every(isValue)) return $in.map((value) => values.get(value) ?? NOBODY)
  const bounds = [$gt, $gte, $lt, $lte].filter((bound) => bound !== undefined)
  if (bounds.length === 0 || !bounds.every(isValue)) return null
  return [...values].filter(([value]) => isWithin(value, { $gt, $gte, $lt, $lte })).map(([, set]) => set)
}

const NOBODY: ReadonlySet<Document> = new Set()

const isValue = (value: unknown): value is Value => typeof value === 'string' || typeof value === 'number'

/** Texts are compared by the query itself, which follows another order than JavaScript's. */
function isWithin(value: Value, { $gt, $gte, $lt, $lte }: Record<string, unknown>): boolean {
  const bound = [$gt, $gte, $lt, $lte].find((each) => each !== undefined)
  if (typeof value !== typeof bound) return false
  if (typeof value === 'string') return true
  if (typeof $gt === 'number' && value <= $gt) return false
  if (typeof $gte === 'number' && value < $gte) return false
  if (typeof $lt === 'number' && value >= $lt) return false
  return !(typeof $lte === 'number' && value > $lte)
}

function valuesAt(document: Document, path: readonly string[]): ReadonlySet<Value> {
  const values = new Set<Value>()
  someAt(document, path, 'elements', (value) => {
    if (isValue(value)) values.add(value)
    return false
  })
  return values
}
